package org.netrospect.replay.virus.signature;

/** Borders of words and lines, which signatures may ask for. */
final class Borders {
    private Borders() {
    }

    static boolean letterOrDigit(int b) {
        return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
    }

    /** Whether a word can begin at an offset. */
    static boolean beforeWord(byte[] data, int at) {
        return at == 0 || !letterOrDigit(data[at - 1]);
    }

    /** Whether a word can end before an offset. */
    static boolean behindWord(byte[] data, int length, int at) {
        return at >= length || !letterOrDigit(data[at]);
    }

    /** How many bytes of the file a border takes at an offset; -1 if it is not there. */
    static int consumed(Atom.Border border, byte[] data, int length, int at) {
        if (at >= length) {
            return -1;
        }
        int b = data[at];
        int taken = switch (border.kind()) {
            case 'L' -> b == '\n' ? 1 : b == '\r' && at + 1 < length && data[at + 1] == '\n' ? 2 : 0;
            case 'W' -> letterOrDigit(b) ? 0 : 1;
            default -> 0;
        };
        return border.negated() ? taken > 0 ? -1 : 1 : taken > 0 ? taken : -1;
    }
}
