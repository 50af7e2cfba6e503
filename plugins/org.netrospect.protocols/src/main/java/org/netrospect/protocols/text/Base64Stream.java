package org.netrospect.protocols.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decodes base64 (RFC 4648, section 4) that comes in pieces. Characters outside the alphabet are passed over (RFC 2045,
 * section 6.8); padding ends a quantum, and another may follow. One thread.
 */
public final class Base64Stream {
    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            VALUES[alphabet.charAt(i)] = (byte) i;
        }
    }

    private int bits;
    private int count;

    /**
     * Decodes a piece.
     *
     * @param out room for three bytes for each four characters, and two more
     * @return bytes decoded
     */
    public int decode(byte[] in, int from, int length, byte[] out) {
        int n = 0;
        for (int i = from; i < from + length; i++) {
            int value = VALUES[in[i] & 0xff];
            if (value >= 0) {
                bits = bits << 6 | value;
                if (++count == 4) {
                    out[n++] = (byte) (bits >> 16);
                    out[n++] = (byte) (bits >> 8);
                    out[n++] = (byte) bits;
                    count = 0;
                }
            } else if (in[i] == '=') {
                n += finish(out, n);
            }
        }
        return n;
    }

    /** Ends a quantum that is not complete: what is whole of it is written. */
    public int finish(byte[] out, int at) {
        int n = at;
        if (count == 3) {
            out[n++] = (byte) (bits >> 10);
            out[n++] = (byte) (bits >> 2);
        } else if (count == 2) {
            out[n++] = (byte) (bits >> 4);
        }
        restart();
        return n - at;
    }

    /** Forgets a quantum that is not complete. */
    public void restart() {
        count = 0;
        bits = 0;
    }

    /** The bytes of a whole text. */
    public static byte[] bytes(String text) {
        byte[] in = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] out = new byte[in.length / 4 * 3 + 4];
        Base64Stream stream = new Base64Stream();
        int n = stream.decode(in, 0, in.length, out);
        ByteArrayOutputStream all = new ByteArrayOutputStream(n + 2);
        all.write(out, 0, n);
        all.write(out, 0, stream.finish(out, 0));
        return all.toByteArray();
    }

    /** A whole text decoded to text. */
    public static String text(String encoded) {
        byte[] bytes = bytes(encoded);
        return LineReader.text(bytes, 0, bytes.length);
    }
}
