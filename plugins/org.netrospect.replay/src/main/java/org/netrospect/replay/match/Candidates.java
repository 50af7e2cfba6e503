package org.netrospect.replay.match;

import java.util.Arrays;
import java.util.Optional;

/**
 * Rules to be tried, each once, in their order, and the patterns that were found of them. Reused; one thread.
 */
final class Candidates {
    private static final long[] ALL = {};

    private final int[] stamps;
    private final int[] patternStamps;
    private final int[] places;
    private int stamp;
    private int[] rules = new int[64];
    private int count;
    private int[] patterns = new int[64];
    private int patternCount;
    private long[] fits = ALL;
    private int[] noted = {};

    /** @param rules number of rules there are, @param patterns number of patterns of all groups */
    Candidates(int rules, int patterns) {
        stamps = new int[rules];
        patternStamps = new int[patterns];
        places = new int[patterns];
    }

    /** Begins anew, with rules that fit, or with all. */
    void clear(Optional<Fitting> fitting) {
        clear(fitting.map(Fitting::bits).orElse(ALL));
    }

    /** Begins anew. @param which rules are taken: their bits, not empty */
    void clear(long[] which) {
        fits = which;
        count = 0;
        patternCount = 0;
        if (++stamp == 0) {
            Arrays.fill(stamps, 0);
            Arrays.fill(patternStamps, 0);
            stamp = 1;
        }
    }

    /**
     * Whether a pattern was found before. It is not compared again then, and taken to be at this place too: that
     * it may be forgotten later than it could costs less than comparing it over and over.
     */
    boolean hasPattern(int pattern, int place) {
        if (patternStamps[pattern] != stamp) {
            return false;
        }
        places[pattern] = place;
        return true;
    }

    /** A pattern was found for the first time. */
    void pattern(int pattern, int place) {
        patternStamps[pattern] = stamp;
        places[pattern] = place;
        if (patternCount == patterns.length) {
            patterns = Arrays.copyOf(patterns, patternCount * 2);
        }
        patterns[patternCount++] = pattern;
    }

    /** Number of different patterns that were found. */
    int patterns() {
        return patternCount;
    }

    int pattern(int i) {
        return patterns[i];
    }

    /** Room for places to be noted in, all -1; only until it is asked for again. */
    int[] places(int count) {
        if (noted.length < count) {
            noted = new int[count];
        }
        Arrays.fill(noted, 0, count, -1);
        return noted;
    }

    /** Where a pattern was found last, or behind that. */
    int place(int pattern) {
        return places[pattern];
    }

    void add(int[] more) {
        for (int rule : more) {
            add(rule);
        }
    }

    /** Adds rules whether they fit or not: of those that ask of hosts alone that is not known. */
    void addUnasked(int[] more) {
        for (int rule : more) {
            put(rule);
        }
    }

    void add(int rule) {
        if (fits.length == 0 || (fits[rule >>> 6] & 1L << rule) != 0) {
            put(rule);
        }
    }

    private void put(int rule) {
        if (stamps[rule] != stamp) {
            stamps[rule] = stamp;
            if (count == rules.length) {
                rules = Arrays.copyOf(rules, count * 2);
            }
            rules[count++] = rule;
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
