package org.netrospect.protocols.ber;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes elements for tests. */
public final class Der {
    private Der() {
    }

    /** An element with what is inside one behind the other. */
    public static byte[] of(int tag, byte[]... inside) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] each : inside) {
            content.writeBytes(each);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.size() < 128) {
            out.write(content.size());
        } else {
            out.write(0x82);
            out.write(content.size() >> 8);
            out.write(content.size());
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    public static byte[] text(int tag, String latin1) {
        return of(tag, latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Of at most 15 bits. */
    public static byte[] number(int number) {
        return of(Ber.INTEGER, number < 128 ? new byte[] {(byte) number}
                : new byte[] {(byte) (number >> 8), (byte) number});
    }
}
