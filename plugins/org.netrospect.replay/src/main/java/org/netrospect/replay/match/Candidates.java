package org.netrospect.replay.match;

import java.util.Arrays;

/** Rules to be tried, each once, in their order. Reused; one thread. */
final class Candidates {
    private final int[] stamps;
    private int stamp;
    private int[] rules = new int[64];
    private int count;

    /** @param size number of rules there are */
    Candidates(int size) {
        stamps = new int[size];
    }

    void clear() {
        count = 0;
        if (++stamp == 0) {
            Arrays.fill(stamps, 0);
            stamp = 1;
        }
    }

    void add(int[] more) {
        for (int rule : more) {
            if (stamps[rule] != stamp) {
                stamps[rule] = stamp;
                if (count == rules.length) {
                    rules = Arrays.copyOf(rules, count * 2);
                }
                rules[count++] = rule;
            }
        }
    }

    /** Brings them into the order of rules, and says how many there are. */
    int sorted() {
        if (count > 1) {
            Arrays.sort(rules, 0, count);
        }
        return count;
    }

    int get(int i) {
        return rules[i];
    }
}
