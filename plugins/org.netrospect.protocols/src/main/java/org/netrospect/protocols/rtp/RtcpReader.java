package org.netrospect.protocols.rtp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.SessionContext;

/** Reads reports (RFC 3550, section 6) and sums them up by the source that sends them. */
final class RtcpReader {
    static final int SENDER_REPORT = 200;
    static final int RECEIVER_REPORT = 201;
    static final int DESCRIPTION = 202;
    private static final int BYE = 203;
    private static final int MOST_SOURCES = 64;
    private static final int BLOCK = 24;

    private final SessionContext context;
    private final Optional<MediaSession> media;
    private final Map<Long, RtcpSource> sources = new LinkedHashMap<>();

    RtcpReader(SessionContext context, Optional<MediaSession> media) {
        this.context = context;
        this.media = media;
    }

    /** A datagram: several packets, one behind the other. */
    void packet(boolean fromClient, ByteWindow bytes) {
        boolean encrypted = media.map(MediaSession::isEncrypted).orElse(false);
        int at = 0;
        while (at + 4 <= bytes.length() && bytes.u8(at) >> 6 == 2) {
            int length = 4 * (bytes.u16(at + 2) + 1);
            ByteWindow one = bytes.slice(at, Math.min(length, bytes.length() - at));
            if (length >= 8) {
                source(fromClient, one.u32(4)).ifPresent(source -> {
                    if (encrypted) {
                        source.encryptedReport();
                    } else {
                        read(source, one);
                    }
                });
            }
            if (encrypted) {
                // behind the first header all is hidden (RFC 3711, section 3.4)
                return;
            }
            at += length;
        }
    }

    private void read(RtcpSource source, ByteWindow one) {
        int count = one.u8(0) & 31;
        switch (one.u8(1)) {
            case SENDER_REPORT -> {
                source.sent(one.u32(20), one.u32(24));
                blocks(source, one, 28, count);
            }
            case RECEIVER_REPORT -> {
                source.report();
                blocks(source, one, 8, count);
            }
            case DESCRIPTION -> describe(source, one);
            case BYE -> {
                int reason = 4 + 4 * count;
                source.bye(reason < one.length() ? one.utf8(reason + 1, one.u8(reason)) : "");
            }
            default -> {
                // feedback for codecs, applications
            }
        }
    }

    private static void blocks(RtcpSource source, ByteWindow one, int from, int count) {
        for (int i = 0; i < count; i++) {
            int at = from + i * BLOCK;
            source.received(one.u8(at + 4), one.u24(at + 5), one.u32(at + 12));
        }
    }

    /** Section 6.5, of the first source: others are those that a mixer mixes. */
    private static void describe(RtcpSource source, ByteWindow one) {
        int at = 8;
        while (at + 2 <= one.length() && one.u8(at) != 0) {
            source.item(one.u8(at), one.utf8(at + 2, one.u8(at + 1)));
            at += 2 + one.u8(at + 1);
        }
    }

    private Optional<RtcpSource> source(boolean fromClient, long ssrc) {
        long key = ssrc << 1 | (fromClient ? 1 : 0);
        RtcpSource known = sources.get(key);
        if (known == null && sources.size() < MOST_SOURCES) {
            known = new RtcpSource(context.mark(), fromClient, ssrc);
            sources.put(key, known);
        }
        return Optional.ofNullable(known);
    }

    void end() {
        sources.values().forEach(source -> source.tell(context, media));
    }
}
