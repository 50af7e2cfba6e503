package org.netrospect.replay.pcre;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which bytes can stand at the first places of a match, place by place. An expression has as many shapes as it has ways
 * to begin; where none of them is, it does not match.
 *
 * @param places not to be changed
 */
public record Shape(List<BitSet> places) {
    /** Places that are looked at. */
    private static final int LONGEST = 16;
    /** Ways to begin beyond which an expression is not taken apart. */
    private static final int MOST = 64;
    /** Share of random places beyond which looking for the shapes saves nothing. */
    private static final double TOO_COMMON = 1 / 2000.0;

    /** The shapes of an expression; empty if it has none that would help. */
    public static List<Shape> of(Pcre pcre) {
        List<Way> ways = new Reader(pcre.translated(), pcre.flags()).whole();
        double common = 0;
        for (Way way : ways) {
            double share = 1;
            for (BitSet place : way.places) {
                share *= place.cardinality() / 256.0;
            }
            common += way.places.size() < 2 ? 1 : share;
        }
        return ways.isEmpty() || common > TOO_COMMON ? List.of()
                : ways.stream().map(way -> new Shape(way.places)).toList();
    }

    /** One way to begin. @param open whether what stands behind in the expression follows at once */
    private record Way(List<BitSet> places, boolean open) {
        static final Way EMPTY = new Way(List.of(), true);

        Way closed() {
            return new Way(places, false);
        }

        Way then(Way next) {
            List<BitSet> all = new ArrayList<>(places);
            all.addAll(next.places);
            boolean whole = all.size() <= LONGEST;
            return new Way(List.copyOf(whole ? all : all.subList(0, LONGEST)), next.open && whole);
        }
    }

    /** Says that an expression is not taken apart; stackless. */
    private static final class NotTaken extends Exception {
        private static final long serialVersionUID = 1L;

        NotTaken() {
            super("not taken apart", null, false, false);
        }
    }

    /** Reads an expression in Java's words, as far as {@link PcreTranslator} writes them. */
    private static final class Reader {
        private static final int DEEPEST = 50;
        private final String in;
        private final int flags;
        private int at;
        private int depth;

        Reader(String in, int flags) {
            this.in = in;
            this.flags = flags;
        }

        List<Way> whole() {
            try {
                List<Way> ways = alternatives();
                return at == in.length() ? ways : List.of();
            } catch (NotTaken e) {
                return List.of();
            }
        }

        private boolean sees(char c) {
            return at < in.length() && in.charAt(at) == c;
        }

        private List<Way> alternatives() throws NotTaken {
            if (++depth > DEEPEST) {
                throw new NotTaken();
            }
            List<Way> all = new ArrayList<>(sequence());
            while (sees('|')) {
                at++;
                all.addAll(sequence());
                check(all);
            }
            depth--;
            return all;
        }

        private static void check(List<Way> ways) throws NotTaken {
            if (ways.size() > MOST) {
                throw new NotTaken();
            }
        }

        private List<Way> sequence() throws NotTaken {
            List<Way> ways = List.of(Way.EMPTY);
            while (at < in.length() && in.charAt(at) != '|' && in.charAt(at) != ')') {
                ways = joined(ways, repeated(atom()));
            }
            return ways;
        }

        private static List<Way> joined(List<Way> ways, List<Way> next) throws NotTaken {
            List<Way> all = new ArrayList<>();
            for (Way way : ways) {
                if (way.open) {
                    next.forEach(each -> all.add(way.then(each)));
                } else {
                    all.add(way);
                }
            }
            check(all);
            return all;
        }

        private List<Way> atom() throws NotTaken {
            char c = in.charAt(at);
            if (c == '(') {
                return group();
            }
            int from = at;
            if (c == '[') {
                skipClass();
            } else if (c == '\\') {
                skipEscape();
            } else if ("^$?*+{}]".indexOf(c) < 0) {
                at++;
            } else {
                throw new NotTaken();
            }
            return List.of(new Way(List.of(bytes(in.substring(from, at))), true));
        }

        private List<Way> group() throws NotTaken {
            at++;
            if (sees('?')) {
                if (!in.startsWith("?:", at)) {
                    throw new NotTaken();
                }
                at += 2;
            }
            List<Way> ways = alternatives();
            if (!sees(')')) {
                throw new NotTaken();
            }
            at++;
            return ways;
        }

        private void skipClass() throws NotTaken {
            int open = 0;
            do {
                if (at >= in.length()) {
                    throw new NotTaken();
                }
                char c = in.charAt(at);
                open += c == '[' ? 1 : c == ']' ? -1 : 0;
                at += c == '\\' ? 2 : 1;
            } while (open > 0);
        }

        private void skipEscape() throws NotTaken {
            char c = at + 1 < in.length() ? in.charAt(at + 1) : 'z';
            if ("dDsSwWhH".indexOf(c) >= 0) {
                at += 2;
            } else if (c == 'x' && at + 4 <= in.length()) {
                at += 4;
            } else {
                throw new NotTaken();
            }
        }

        /** Bytes that an expression for one byte matches. */
        private BitSet bytes(String one) {
            Pattern pattern = Pattern.compile(one, flags);
            BitSet set = new BitSet(256);
            for (int b = 0; b < 256; b++) {
                set.set(b, pattern.matcher(String.valueOf((char) b)).matches());
            }
            return set;
        }

        private List<Way> repeated(List<Way> ways) throws NotTaken {
            if (at >= in.length() || "?*+{".indexOf(in.charAt(at)) < 0) {
                return ways;
            }
            char c = in.charAt(at++);
            int least = c == '+' ? 1 : 0;
            boolean exact = false;
            if (c == '{') {
                int from = at;
                while (at < in.length() && Character.isDigit(in.charAt(at)) && at - from < 5) {
                    at++;
                }
                if (at == from || at >= in.length()) {
                    throw new NotTaken();
                }
                least = Integer.parseInt(in.substring(from, at));
                exact = in.charAt(at) == '}';
                at = in.indexOf('}', at) + 1;
                if (at == 0) {
                    throw new NotTaken();
                }
            }
            if (sees('?') || sees('+')) {
                at++;
            }
            List<Way> all = List.of(Way.EMPTY);
            for (int i = 0; i < Math.min(least, LONGEST + 1); i++) {
                all = joined(all, ways);
            }
            return exact ? all : all.stream().map(Way::closed).toList();
        }
    }
}
