package org.netrospect.protocols.mail;

import java.util.Arrays;
import java.util.Locale;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.file.FileWriter;
import org.netrospect.protocols.text.Base64Stream;

/** Undoes the transfer encoding of a part (RFC 2045, section 6) while its bytes come. One thread. */
final class TransferDecoder {
    private enum Encoding {
        IDENTITY, BASE64, QUOTED_PRINTABLE
    }

    /** Where quoted-printable text is between two bytes. */
    private enum Quoted {
        TEXT, ESCAPE, DIGIT, SOFT_BREAK
    }

    private final Encoding encoding;
    private final FileWriter file;
    private final Base64Stream base64 = new Base64Stream();
    private final ByteWindow window = new ByteWindow();
    private byte[] out = new byte[128];
    private Quoted state = Quoted.TEXT;
    private int digit;

    TransferDecoder(String encoding, FileWriter file) {
        this.encoding = switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> Encoding.BASE64;
            case "quoted-printable" -> Encoding.QUOTED_PRINTABLE;
            default -> Encoding.IDENTITY;
        };
        this.file = file;
    }

    boolean identity() {
        return encoding == Encoding.IDENTITY;
    }

    void data(byte[] bytes, int from, int count) {
        if (encoding == Encoding.IDENTITY) {
            file.data(window.wrap(bytes, from, count));
            return;
        }
        if (out.length < count + 4) {
            out = new byte[count + 4];
        }
        write(encoding == Encoding.BASE64 ? base64.decode(bytes, from, count, out) : quoted(bytes, from, count));
    }

    private void write(int count) {
        if (count > 0) {
            file.data(window.wrap(out, 0, count));
        }
    }

    /** RFC 2045, section 6.7; what is no escape stands for itself. */
    private int quoted(byte[] bytes, int from, int count) {
        int n = 0;
        for (int i = from; i < from + count; i++) {
            byte b = bytes[i];
            int value = Character.digit(b, 16);
            switch (state) {
                case TEXT -> {
                    if (b == '=') {
                        state = Quoted.ESCAPE;
                    } else {
                        out[n++] = b;
                    }
                }
                case ESCAPE -> {
                    if (value >= 0) {
                        digit = b;
                        state = Quoted.DIGIT;
                    } else if (b == '\r' || b == ' ' || b == '\t') {
                        state = Quoted.SOFT_BREAK;
                    } else {
                        state = Quoted.TEXT;
                        if (b != '\n') {
                            out[n++] = '=';
                            out = room(n, i - from, count);
                            out[n++] = b;
                        }
                    }
                }
                case DIGIT -> {
                    state = Quoted.TEXT;
                    if (value >= 0) {
                        out[n++] = (byte) (Character.digit(digit, 16) << 4 | value);
                    } else {
                        out = room(n + 2, i - from, count);
                        out[n++] = '=';
                        out[n++] = (byte) digit;
                        out[n++] = b;
                    }
                }
                case SOFT_BREAK -> {
                    if (b == '\n') {
                        state = Quoted.TEXT;
                    }
                }
            }
        }
        return n;
    }

    /** Room for what is written, and for what is still to be read. */
    private byte[] room(int written, int read, int count) {
        int needed = written + count - read + 4;
        return out.length >= needed ? out : Arrays.copyOf(out, needed);
    }

    /** Encoded bytes that are in no capture; what comes next begins a line. */
    void gap(long length) {
        if (encoding == Encoding.BASE64) {
            write(base64.finish(out, 0));
            // lines are mostly of 76 characters and an end of two
            file.gap(Math.max(1, length * 57 / 78));
        } else {
            state = Quoted.TEXT;
            file.gap(length);
        }
    }

    void end() {
        write(base64.finish(out, 0));
        file.end();
    }
}
