package org.netrospect.replay.match;

import java.util.List;
import java.util.Map;

/** By which of its bytes a pattern is sought: those that are rare in traffic, and that few other patterns have. */
final class Rarity {
    /** Of a long pattern, the last bytes among which these four stand: it is found soon before its end. */
    private static final int LAST = 64;

    private Rarity() {
    }

    /** Where in a pattern the four bytes stand that cost the fewest comparisons. */
    static int best(byte[] p, Map<Integer, List<Integer>> taken) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int i = Math.max(0, p.length - LAST); i + Needles.GRAM <= p.length; i++) {
            double cost = 1;
            boolean same = true;
            for (int k = 0; k < Needles.GRAM; k++) {
                cost *= commonness(p[i + k] & 0xff);
                same &= p[i + k] == p[i];
            }
            List<Integer> others = taken.get(Needles.gram(p, i));
            cost *= (same ? 1000 : 1) * (others == null ? 1 : 1 + others.size());
            if (cost < least) {
                least = cost;
                best = i;
            }
        }
        return best;
    }

    /** A guess at how often a byte stands in traffic. */
    static double commonness(int b) {
        if (b == 0) {
            return 12;
        }
        if (b == ' ' || b == 'e' || b == 't' || b == 'o' || b == 'a') {
            return 8;
        }
        if (b >= 'a' && b <= 'z') {
            return "jqxzkv".indexOf(b) >= 0 ? 2 : 5;
        }
        if (b >= '0' && b <= '9' || b == '/' || b == '.' || b == '\r' || b == '\n' || b == 0xff || b == '=') {
            return 5;
        }
        return 2;
    }
}
