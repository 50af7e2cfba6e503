package org.netrospect.carving.payload;

/**
 * How the bytes of a piece are spread.
 *
 * @param length bytes that were counted
 * @param entropy bits a byte, of at most 8 and at most the logarithm of the length
 * @param printable share of the bytes that are characters of a text in ASCII, UTF-8 or UTF-16
 * @param repeated share of the sequences of three bytes that stood in the piece before
 */
public record PayloadStatistics(int length, double entropy, double printable, double repeated, Looks looks) {
    /** Fewer bytes than these are like chance even if they are not. */
    private static final int LEAST_FOR_CHANCE = 64;
    /** Four standard deviations over the mean of chi-square with 255 degrees of freedom: 255 + 4 * sqrt(2 * 255). */
    private static final double CHANCE = 345;
    /** Excess of chi-square a byte: deflate has 0.02 to 0.1, machine code 3, text 15. */
    private static final double COMPRESSED_EXCESS = 0.35;
    private static final double TEXT_SHARE = 0.95;
    private static final int LEAST_FOR_TEXT = 4;
    /** Slots for sequences that were seen; a sequence that finds its slot taken counts as new. */
    private static final int SLOTS = 1 << 11;
    private static final double LOG_2 = StrictMath.log(2);
    private static final int[][] COMPRESSED_STARTS = {{0x1f, 0x8b, 8}, {0x78, 0x9c}, {0x78, 0xda}, {0x78, 0x01},
            {0x28, 0xb5, 0x2f, 0xfd}, {'B', 'Z', 'h'}, {0xfd, '7', 'z', 'X', 'Z'}, {0x04, 0x22, 0x4d, 0x18},
            {'P', 'K', 3, 4}};

    /** Counts the first bytes of an array. */
    public static PayloadStatistics of(byte[] bytes, int length) {
        int[] counts = new int[256];
        int again = count(bytes, length, counts);
        double entropy = 0;
        double chi = 0;
        double expected = length / 256.0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / length;
                entropy -= share * StrictMath.log(share) / LOG_2;
            }
            chi += expected == 0 ? 0 : (count - expected) * (count - expected) / expected;
        }
        double printable = length == 0 ? 0 : (double) TextShare.characters(bytes, length, counts) / length;
        double repeated = length < 3 ? 0 : (double) again / (length - 2);
        return new PayloadStatistics(length, rounded(entropy), rounded(printable), rounded(repeated),
                looks(bytes, length, chi, printable));
    }

    /** Counts values. @return how many sequences of three bytes stood there before */
    private static int count(byte[] bytes, int length, int[] counts) {
        int[] seen = new int[SLOTS];
        int again = 0;
        int last = 0;
        for (int i = 0; i < length; i++) {
            int value = bytes[i] & 0xff;
            counts[value]++;
            last = (last << 8 | value) & 0xff_ffff;
            if (i >= 2) {
                int slot = (last * 0x9e37_79b1) >>> 21;
                if (seen[slot] == last + 1) {
                    again++;
                } else {
                    seen[slot] = last + 1;
                }
            }
        }
        return again;
    }

    private static Looks looks(byte[] bytes, int length, double chi, double printable) {
        if (printable >= TEXT_SHARE && length >= LEAST_FOR_TEXT) {
            return Looks.TEXT;
        }
        if (startsCompressed(bytes, length)) {
            return Looks.COMPRESSED;
        }
        if (length < LEAST_FOR_CHANCE) {
            return Looks.BINARY;
        }
        if (chi < CHANCE) {
            return Looks.ENCRYPTED;
        }
        return (chi - 255) / length < COMPRESSED_EXCESS ? Looks.COMPRESSED : Looks.BINARY;
    }

    private static boolean startsCompressed(byte[] bytes, int length) {
        for (int[] start : COMPRESSED_STARTS) {
            int i = 0;
            while (i < start.length && i < length && (bytes[i] & 0xff) == start[i]) {
                i++;
            }
            if (i == start.length && length > LEAST_FOR_CHANCE / 2) {
                return true;
            }
        }
        return false;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
