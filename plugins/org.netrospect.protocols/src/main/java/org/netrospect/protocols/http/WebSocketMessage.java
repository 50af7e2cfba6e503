package org.netrospect.protocols.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** One message on its way: the beginning of its text goes into its event, binary ones and long ones are files. */
final class WebSocketMessage {
    /** Bytes of a text that stand in the event. */
    private static final int LONGEST_TEXT = 1 << 12;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final SessionContext context;
    private final Source source;
    private final int opcode;
    private final Mark begin;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream(0);
    private final FileSink file;
    private long length;
    private boolean filed;

    WebSocketMessage(SessionContext context, Source source, int opcode) {
        this.context = context;
        this.source = source;
        this.opcode = opcode;
        begin = context.mark();
        file = new FileSink(context, source.offer(FileNames.lastSegment(source.target()),
                opcode == TEXT ? "text/plain" : "", -1, List.of(), ""));
        filed = opcode == BINARY;
    }

    void data(ByteWindow bytes) {
        length += bytes.length();
        if (!filed && text.size() + bytes.length() > LONGEST_TEXT && opcode == TEXT) {
            filed = true;
            byte[] before = text.toByteArray();
            file.data(new ByteWindow(before, 0, before.length));
        }
        if (filed) {
            file.data(bytes);
        }
        int n = Math.min(bytes.length(), LONGEST_TEXT - text.size());
        if (opcode != BINARY && n > 0) {
            text.write(bytes.array(), bytes.arrayOffset(), n);
        }
    }

    void gap(long missing) {
        length += missing;
        if (filed) {
            file.gap(missing);
        }
    }

    void end(boolean whole) {
        file.end(whole);
        Details details = new Details().put("from", source.fromClient() ? "client" : "server")
                .put("opcode", name()).put("length", length).put("url", source.url());
        byte[] bytes = text.toByteArray();
        if (opcode == CLOSE && bytes.length >= 2) {
            details.put("code", (bytes[0] & 0xff) << 8 | bytes[1] & 0xff)
                    .put("reason", new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_8));
        } else {
            details.put("text", new String(bytes, StandardCharsets.UTF_8));
        }
        context.event(begin, EventKind.of("websocket", "message"), name(), details);
    }

    private String name() {
        return switch (opcode) {
            case TEXT -> "text";
            case BINARY -> "binary";
            case CLOSE -> "close";
            case PING -> "ping";
            default -> "pong";
        };
    }
}
