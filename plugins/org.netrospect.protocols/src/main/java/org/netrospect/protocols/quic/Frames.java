package org.netrospect.protocols.quic;

import org.netrospect.core.bytes.ByteWindow;

/** Reads the frames of a packet (RFC 9000, section 19; RFC 9221). */
final class Frames {
    private static final int ACK_ECN = 3;
    private static final int CRYPTO = 6;
    private static final int NEW_TOKEN = 7;
    /** draft-huitema-quic-ts. */
    private static final int TIMESTAMP = 0x2f5;

    private Frames() {
    }

    static void read(ByteWindow frames, FrameListener listener) {
        int at = 0;
        while (at >= 0 && at < frames.length()) {
            Varint kind = Varint.at(frames, at);
            at = kind.length() >= 0x08 && kind.length() <= 0x0f ? stream(frames, kind, listener)
                    : other(frames, kind, listener);
        }
    }

    /** @return offset behind the frame; -1 if it is not known, or nothing of interest comes behind it */
    private static int other(ByteWindow frames, Varint kind, FrameListener listener) {
        int at = kind.end();
        return switch (kind.length()) {
            // PADDING, PING, HANDSHAKE_DONE
            case 0, 1, 0x1e -> at;
            case 2, ACK_ECN -> acknowledgement(frames, at, kind.length() == ACK_ECN);
            case 4 -> {
                Varint stream = Varint.at(frames, at);
                listener.reset(stream.value());
                yield numbers(frames, stream.end(), 2);
            }
            case CRYPTO -> {
                Varint offset = Varint.at(frames, at);
                Varint length = Varint.at(frames, offset.end());
                listener.crypto(offset.value(), frames.slice(length.end(), length.length()));
                yield length.end() + length.length();
            }
            case NEW_TOKEN, 0x31 -> counted(frames, at);
            // MAX_DATA, MAX_STREAMS, DATA_BLOCKED, STREAMS_BLOCKED, RETIRE_CONNECTION_ID
            case 0x10, 0x12, 0x13, 0x14, 0x16, 0x17, 0x19, TIMESTAMP -> numbers(frames, at, 1);
            // STOP_SENDING, MAX_STREAM_DATA, STREAM_DATA_BLOCKED
            case 5, 0x11, 0x15 -> numbers(frames, at, 2);
            case 0x18 -> {
                int id = numbers(frames, at, 2);
                listener.connectionId(frames.bytes(id + 1, frames.u8(id)));
                yield id + 1 + frames.u8(id) + 16;
            }
            // PATH_CHALLENGE, PATH_RESPONSE
            case 0x1a, 0x1b -> at + 8;
            // a datagram to the end, a connection that is closed, and what is not known
            default -> -1;
        };
    }

    private static int stream(ByteWindow frames, Varint kind, FrameListener listener) {
        int type = kind.length();
        Varint stream = Varint.at(frames, kind.end());
        int at = stream.end();
        long offset = 0;
        if ((type & 4) != 0) {
            Varint number = Varint.at(frames, at);
            offset = number.value();
            at = number.end();
        }
        int length = frames.length() - at;
        if ((type & 2) != 0) {
            Varint number = Varint.at(frames, at);
            length = number.length();
            at = number.end();
        }
        listener.stream(stream.value(), offset, frames.slice(at, length), (type & 1) != 0);
        return at + length;
    }

    /** Passes over an acknowledgement (RFC 9000, section 19.3). */
    private static int acknowledgement(ByteWindow frames, int from, boolean counts) {
        Varint ranges = Varint.at(frames, numbers(frames, from, 2));
        return numbers(frames, ranges.end(), 1 + 2 * ranges.value() + (counts ? 3 : 0));
    }

    private static int numbers(ByteWindow frames, int from, long count) {
        int at = from;
        for (long i = 0; i < count; i++) {
            at = Varint.at(frames, at).end();
        }
        return at;
    }

    private static int counted(ByteWindow frames, int from) {
        Varint length = Varint.at(frames, from);
        frames.check(length.end(), length.length());
        return length.end() + length.length();
    }
}
