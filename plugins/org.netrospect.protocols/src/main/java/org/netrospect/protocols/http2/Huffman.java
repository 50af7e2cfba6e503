package org.netrospect.protocols.http2;

import java.io.ByteArrayOutputStream;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/**
 * The code of HPACK (RFC 7541, appendix B). It is canonical: codes of one length follow each other in the order of
 * their symbols, so the lengths alone define it.
 */
public final class Huffman {
    /** Bits of the code of each byte and of the end of the string, as digits of base 36. */
    private static final String LENGTHS = "dnsssssssoussussssssssusssssssss6aacd68baa8b8666555666666678f6ca"
            + "d67777777777777777777777878djde6f56565666577666567655677777fbeds"
            + "kmkkmmmnmnnnnnonoomnonnnnlmnmnnomlkmmnnlnmmolmnnllmlnmnnkmmmnmmn"
            + "qqkjmnmpqqqrrqopjlqrrqrollqqsrrrkoklmllnmmppooqnqrqqrrrrrsrrrrrq"
            + "u";
    private static final int END = 256;
    private static final int LONGEST = 30;
    /** By length: the first code, how many there are, and where its symbols begin among all in order. */
    private static final int[] FIRST = new int[LONGEST + 1];
    private static final int[] COUNT = new int[LONGEST + 1];
    private static final int[] BEGIN = new int[LONGEST + 1];
    private static final int[] SYMBOLS = new int[END + 1];

    static {
        int code = 0;
        int filled = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code <<= 1;
            FIRST[length] = code;
            BEGIN[length] = filled;
            for (int symbol = 0; symbol <= END; symbol++) {
                if (Character.digit(LENGTHS.charAt(symbol), 36) == length) {
                    SYMBOLS[filled++] = symbol;
                    code++;
                }
            }
            COUNT[length] = filled - BEGIN[length];
        }
    }

    private Huffman() {
    }

    /** Decodes a string. */
    public static byte[] decode(ByteWindow bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length() * 2);
        int code = 0;
        int length = 0;
        for (int i = 0; i < bytes.length(); i++) {
            int octet = bytes.u8(i);
            for (int bit = 7; bit >= 0; bit--) {
                code = code << 1 | octet >> bit & 1;
                length++;
                if (length > LONGEST) {
                    throw new MalformedInput("A Huffman code of a header is longer than any.");
                }
                int place = code - FIRST[length];
                if (place >= 0 && place < COUNT[length]) {
                    int symbol = SYMBOLS[BEGIN[length] + place];
                    if (symbol == END) {
                        throw new MalformedInput("A Huffman string of a header has its end inside.");
                    }
                    out.write(symbol);
                    code = 0;
                    length = 0;
                }
            }
        }
        if (length > 7 || code != (1 << length) - 1) {
            throw new MalformedInput("A Huffman string of a header is not padded with ones.");
        }
        return out.toByteArray();
    }
}
