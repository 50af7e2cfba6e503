package org.netrospect.replay.match;

import java.io.ByteArrayOutputStream;

/** Base64 (RFC 4648) as far as it goes: white space is passed over, the first other character ends it. */
final class Base64Bytes {
    private static final byte[] VALUES = new byte[256];

    static {
        java.util.Arrays.fill(VALUES, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            VALUES[alphabet.charAt(i)] = (byte) i;
        }
    }

    private Base64Bytes() {
    }

    static byte[] decode(byte[] bytes, int from, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length * 3 / 4 + 3);
        int bits = 0;
        int count = 0;
        for (int i = from; i < from + length; i++) {
            int value = VALUES[bytes[i] & 0xff];
            if (value < 0) {
                if (bytes[i] == '\r' || bytes[i] == '\n' || bytes[i] == ' ' || bytes[i] == '\t') {
                    continue;
                }
                break;
            }
            bits = bits << 6 | value;
            if (++count == 4) {
                out.write(bits >> 16);
                out.write(bits >> 8);
                out.write(bits);
                count = 0;
                bits = 0;
            }
        }
        if (count == 3) {
            out.write(bits >> 10);
            out.write(bits >> 2);
        } else if (count == 2) {
            out.write(bits >> 4);
        }
        return out.toByteArray();
    }
}
