package org.netrospect.carving.examine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** The source text of macros, [MS-OVBA] 2.4.1. */
final class VisualBasic {
    private static final int MOST = 1 << 20;
    private static final byte[] BEGIN = "\0Attribut".getBytes(StandardCharsets.ISO_8859_1);

    private VisualBasic() {
    }

    /** The source in the stream of a module: what stands before it depends on the version of Office. */
    static Optional<byte[]> source(byte[] stream) {
        for (int i = 3; i + BEGIN.length <= stream.length; i++) {
            if (Arrays.equals(stream, i, i + BEGIN.length, BEGIN, 0, BEGIN.length) && stream[i - 3] == 1) {
                return Optional.of(decompress(new ByteWindow(stream, i - 3, stream.length - i + 3)));
            }
        }
        return Optional.empty();
    }

    static byte[] decompress(ByteWindow in) {
        byte[] out = new byte[Math.min(MOST, in.length() * 16 + 4096)];
        int to = 0;
        int at = 1;
        while (at + 2 <= in.length() && to + 4096 <= out.length) {
            int header = in.u16le(at);
            int end = Math.min(at + (header & 0xfff) + 3, in.length());
            boolean packed = (header & 0x8000) != 0;
            if ((header & 0x7000) != 0x3000) {
                break;
            }
            at += 2;
            if (packed) {
                to = chunk(in, at, end, out, to);
            } else {
                int n = Math.min(4096, end - at);
                System.arraycopy(in.bytes(at, n), 0, out, to, n);
                to += n;
            }
            at = end;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write(out, 0, to);
        return text.toByteArray();
    }

    private static int chunk(ByteWindow in, int from, int end, byte[] out, int begin) {
        int at = from;
        int to = begin;
        while (at < end) {
            int flags = in.u8(at++);
            for (int bit = 0; bit < 8 && at < end && to - begin < 4096; bit++) {
                if ((flags >> bit & 1) == 0) {
                    out[to++] = (byte) in.u8(at++);
                } else {
                    if (at + 2 > end) {
                        throw new MalformedInput("the source of a macro is damaged");
                    }
                    int token = in.u16le(at);
                    at += 2;
                    int bits = Math.max(4, 32 - Integer.numberOfLeadingZeros(Math.max(1, to - begin - 1)));
                    int length = (token & 0xffff >> bits) + 3;
                    int distance = (token >> 16 - bits) + 1;
                    if (distance > to - begin) {
                        throw new MalformedInput("the source of a macro is damaged");
                    }
                    for (int i = 0; i < length && to - begin < 4096; i++) {
                        out[to] = out[to - distance];
                        to++;
                    }
                }
            }
        }
        return to;
    }
}
