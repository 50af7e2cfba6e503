package org.netrospect.protocols.http2;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Inspection;

/** Shows one direction's frames to signatures; what is the same in a stream once. */
final class FrameBuffers {
    /** Names of settings in the order of their numbers, from 1 (RFC 9113, section 6.5.2). */
    private static final List<String> SETTINGS = List.of("header_table_size", "enable_push", "max_concurrent_streams",
            "initial_window_size", "max_frame_size", "max_header_list_size", "", "enable_connect_protocol",
            "no_rfc7540_priorities");
    private static final int SETTING = 6;
    /** Frames of which it is kept that they were shown; later ones are not shown. */
    private static final int MOST = 4096;
    private static final int PRIORITY_LENGTH = 5;

    private final Inspection inspection;
    private final boolean fromClient;
    private final Set<Shown> shown = new HashSet<>();
    private long frames;

    private record Shown(int stream, int type, long value) {
    }

    FrameBuffers(Inspection inspection, boolean fromClient) {
        this.inspection = inspection;
        this.fromClient = fromClient;
    }

    boolean wanted() {
        return inspection.wanted();
    }

    /** @param payload of frames that are short, of others as much as is there */
    void frame(FrameType type, int stream, ByteWindow payload) {
        switch (type) {
            case RST_STREAM -> show(type, stream, "http2.errorcode", payload, 0, 0xffff_ffffL);
            case GOAWAY -> show(type, stream, "http2.errorcode", payload, 4, 0xffff_ffffL);
            case WINDOW_UPDATE -> show(type, stream, "http2.window", payload, 0, 0x7fff_ffffL);
            case PRIORITY -> {
                if (payload.length() >= PRIORITY_LENGTH && first(type, stream, payload.u8(4))) {
                    inspection.number("http2.priority", fromClient, payload.u8(4));
                    type(type);
                }
            }
            case SETTINGS -> settings(stream, payload);
            case OTHER -> {
                // no rule asks for it
            }
            default -> {
                if (first(type, stream, 0)) {
                    type(type);
                }
            }
        }
    }

    private boolean first(FrameType type, int stream, long value) {
        // what concerns the whole session is told each time
        return stream == 0 || shown.size() < MOST && shown.add(new Shown(stream, type.ordinal(), value));
    }

    private void show(FrameType type, int stream, String name, ByteWindow payload, int at, long mask) {
        if (payload.length() >= at + 4 && first(type, stream, payload.u32(at) & mask)) {
            inspection.number(name, fromClient, payload.u32(at) & mask);
            type(type);
        }
    }

    private void settings(int stream, ByteWindow payload) {
        for (int at = 0; at + SETTING <= payload.length(); at += SETTING) {
            int number = payload.u16(at);
            if (number >= 1 && number <= SETTINGS.size()) {
                inspection.number("http2.settings." + SETTINGS.get(number - 1), fromClient, payload.u32(at + 2));
            }
        }
        if (payload.length() > 0 || first(FrameType.SETTINGS, stream, 0)) {
            type(FrameType.SETTINGS);
        }
    }

    private void type(FrameType type) {
        inspection.number("http2.frametype", fromClient, type.ordinal());
        inspection.transactionEnd("http2", frames++);
    }
}
