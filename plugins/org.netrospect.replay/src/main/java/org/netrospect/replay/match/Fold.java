package org.netrospect.replay.match;

/** Bytes without regard to the case of ASCII letters. */
final class Fold {
    /** The small letter of a capital one, every other byte itself; by unsigned value. */
    static final byte[] TABLE = new byte[256];

    static {
        for (int i = 0; i < 256; i++) {
            TABLE[i] = (byte) (i >= 'A' && i <= 'Z' ? i + 32 : i);
        }
    }

    private Fold() {
    }

    static byte[] folded(byte[] bytes) {
        byte[] folded = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            folded[i] = TABLE[bytes[i] & 0xff];
        }
        return folded;
    }

    /**
     * Index in the array of the first place of a pattern, or -1.
     *
     * @param pattern folded if {@code nocase}
     * @param from where the pattern may begin at the earliest
     * @param end where it must end at the latest
     */
    static int find(byte[] bytes, int from, int end, byte[] pattern, boolean nocase) {
        int last = end - pattern.length;
        byte first = pattern[0];
        if (nocase) {
            for (int i = from; i <= last; i++) {
                if (TABLE[bytes[i] & 0xff] == first && matchesFolded(bytes, i, pattern, 0, pattern.length)) {
                    return i;
                }
            }
        } else {
            for (int i = from; i <= last; i++) {
                if (bytes[i] == first && matches(bytes, i, pattern)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean matches(byte[] bytes, int at, byte[] pattern) {
        for (int k = pattern.length - 1; k > 0; k--) {
            if (bytes[at + k] != pattern[k]) {
                return false;
            }
        }
        return true;
    }

    static boolean matchesFolded(byte[] bytes, int at, byte[] pattern, int from, int length) {
        for (int k = length - 1; k >= 0; k--) {
            if (TABLE[bytes[at + k] & 0xff] != pattern[from + k]) {
                return false;
            }
        }
        return true;
    }
}
