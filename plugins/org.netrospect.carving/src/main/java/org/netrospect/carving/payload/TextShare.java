package org.netrospect.carving.payload;

/** Tells how many bytes of a piece are characters. */
final class TextShare {
    private TextShare() {
    }

    /** @param counts how often each byte stands in the piece */
    static int characters(byte[] bytes, int length, int[] counts) {
        int ascii = counts['\t'] + counts['\n'] + counts['\r'];
        for (int value = ' '; value < 0x7f; value++) {
            ascii += counts[value];
        }
        if (ascii == length) {
            return length;
        }
        // every second byte a zero and the others printable
        if (length >= 8 && counts[0] >= length / 2 - 1 && counts[0] <= length / 2 + 1 && ascii >= length / 2 - 2
                && alternates(bytes, length)) {
            return length;
        }
        return ascii + multibyte(bytes, length);
    }

    private static boolean alternates(byte[] bytes, int length) {
        int even = 0;
        for (int i = 0; i < length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
        }
        return even <= 1 || even >= length / 2 - 1;
    }

    /** Bytes of well-formed sequences of two to four bytes (RFC 3629). */
    private static int multibyte(byte[] bytes, int length) {
        int inside = 0;
        int i = 0;
        while (i < length) {
            int lead = bytes[i] & 0xff;
            int n = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3
                    : lead >= 0xc2 && lead < 0xe0 ? 2 : 1;
            int k = 1;
            while (k < n && i + k < length && (bytes[i + k] & 0xc0) == 0x80) {
                k++;
            }
            // a sequence may be cut by the end of the piece
            boolean whole = n > 1 && (k == n || i + k == length);
            inside += whole ? k : 0;
            i += whole ? k : 1;
        }
        return inside;
    }
}
