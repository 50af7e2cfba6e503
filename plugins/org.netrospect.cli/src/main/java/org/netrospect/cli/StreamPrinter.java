package org.netrospect.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.netrospect.core.session.FollowedStream.Chunk;
import org.netrospect.core.time.TimeFormat;

/**
 * Prints pieces of a followed stream as they come. What a stream says never steers the terminal: controls are escaped.
 */
final class StreamPrinter {
    private static final int ROW = 16;

    /** How bytes are printed. */
    enum Form {
        TEXT, HEX, RAW
    }

    private final OutputStream out;
    private final Form form;
    private boolean begun;
    private boolean client;

    StreamPrinter(OutputStream out, Form form) {
        this.out = out;
        this.form = form;
    }

    void print(Chunk chunk) {
        try {
            if (form == Form.RAW) {
                out.write(chunk.bytes());
                return;
            }
            StringBuilder text = new StringBuilder();
            if (!begun || client != chunk.fromClient()) {
                text.append(begun ? "\n" : "").append(chunk.fromClient() ? ">>> client" : "<<< server")
                        .append(", packet ")
                        .append(chunk.packet()).append(", ").append(TimeFormat.seconds(chunk.time())).append('\n');
            }
            begun = true;
            client = chunk.fromClient();
            if (chunk.gap() > 0) {
                text.append("[").append(chunk.gap()).append(" bytes are not in the capture]\n");
            } else if (form == Form.HEX) {
                hex(text, chunk);
            } else {
                text(text, chunk.bytes());
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void text(StringBuilder text, byte[] bytes) {
        for (byte b : bytes) {
            if (b == '\n' || b == '\t' || b >= 0x20 && b < 0x7f && b != '\\') {
                text.append((char) b);
            } else if (b == '\\') {
                text.append("\\\\");
            } else if (b != '\r') {
                text.append(String.format("\\x%02x", b));
            }
        }
    }

    private static void hex(StringBuilder text, Chunk chunk) {
        byte[] bytes = chunk.bytes();
        for (int row = 0; row < bytes.length; row += ROW) {
            text.append(String.format("%08x ", chunk.offset() + row));
            StringBuilder plain = new StringBuilder(ROW);
            for (int i = row; i < row + ROW; i++) {
                if (i < bytes.length) {
                    text.append(String.format(" %02x", bytes[i]));
                    plain.append(bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char) bytes[i] : '.');
                } else {
                    text.append("   ");
                }
            }
            text.append("  ").append(plain).append('\n');
        }
    }
}
