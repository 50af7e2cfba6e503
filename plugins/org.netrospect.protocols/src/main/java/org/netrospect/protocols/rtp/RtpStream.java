package org.netrospect.protocols.rtp;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** Packets of one source in one direction: what came, what was lost, and its sound if that is to be heard. */
final class RtpStream {
    private static final EventKind STREAM = EventKind.of("rtp", "stream");
    /** Packets that may be missing in a row, and come late (RFC 3550, appendix A.1). */
    private static final int MOST_MISSING = 3000;
    private static final int MOST_LATE = 100;
    private static final int USUAL_CLOCK = 8000;
    private static final int COMFORT_NOISE = 13;

    private final SessionContext context;
    private final Optional<MediaSession> media;
    private final boolean fromClient;
    private final Mark begun;
    private final int ssrc;
    private final int payloadType;
    private final Codec codec;
    private final Set<Codec> others = new LinkedHashSet<>();
    private final DialledKeys keys = new DialledKeys();
    private Optional<G711File> sound = Optional.empty();
    private long packets;
    private long bytes;
    private long expected;
    private int base;
    private int highest;
    private int inOrder;
    private long last;
    private double jitter;
    private double worstJitter;
    private long transit;

    RtpStream(SessionContext context, Optional<MediaSession> media, boolean fromClient, RtpPacket first) {
        this.context = context;
        this.media = media;
        this.fromClient = fromClient;
        begun = context.mark();
        ssrc = first.ssrc();
        payloadType = first.payloadType();
        codec = codec(payloadType);
        base = first.sequence();
        highest = base - 1;
    }

    private Codec codec(int type) {
        return media.flatMap(session -> session.codec(type)).or(() -> Codec.ofPayloadType(type))
                .orElse(new Codec("type " + type, 0));
    }

    private boolean encrypted() {
        return media.map(MediaSession::isEncrypted).orElse(false);
    }

    /** Whether packets follow each other as those of RTP do, or are those that were announced. */
    boolean confirmed() {
        return media.isPresent() || inOrder > 1;
    }

    void packet(RtpPacket packet, long time) {
        packets++;
        bytes += packet.payload().length();
        boolean next = follows(packet.sequence());
        if (next) {
            inOrder++;
        }
        jitter(packet.timestamp(), time);
        last = time;
        Codec now = packet.payloadType() == payloadType ? codec : codec(packet.payloadType());
        if (!now.equals(codec) && others.size() < 16) {
            others.add(now);
        }
        if (now.name().equalsIgnoreCase("telephone-event") && !encrypted()) {
            keys.event(packet);
        } else if (packet.payloadType() != COMFORT_NOISE && G711File.plays(now) && !encrypted()) {
            sound(now, packet, next);
        }
    }

    /** Counts what should have come. @return whether this is the packet behind the last one */
    private boolean follows(int sequence) {
        int ahead = (short) (sequence - highest);
        if (ahead > 0 && ahead <= MOST_MISSING) {
            highest += ahead;
        } else if (ahead > 0 || ahead < -MOST_LATE) {
            expected += highest - base + 1;
            base = sequence;
            highest = sequence;
        }
        return ahead == 1;
    }

    private void jitter(int timestamp, long time) {
        int clock = codec.clockRate() == 0 ? USUAL_CLOCK : codec.clockRate();
        long arrival = time / 1000 * clock / 1_000_000;
        long now = (int) (arrival - timestamp);
        if (packets > 1) {
            long difference = Math.abs((int) (now - transit));
            jitter += (difference - jitter) / 16;
            worstJitter = Math.max(worstJitter, jitter);
        }
        transit = now;
    }

    private void sound(Codec now, RtpPacket packet, boolean next) {
        if (sound.isPresent() && !sound.get().codec().equals(now)) {
            sound.get().end();
            sound = Optional.empty();
        }
        if (sound.isEmpty()) {
            String name = media.map(session -> session.name() + " ").orElse("") + (fromClient ? "client " : "server ")
                    + hex() + ".wav";
            sound = Optional.of(new G711File(context, fromClient, name, now, media));
        }
        sound.get().packet(packet, next);
    }

    private String hex() {
        return String.format(Locale.ROOT, "%08x", ssrc);
    }

    void end() {
        if (!confirmed()) {
            sound.ifPresent(G711File::drop);
            return;
        }
        sound.ifPresent(G711File::end);
        expected += highest - base + 1;
        double duration = Math.max(0, last - begun.time()) / 1e9;
        int clock = codec.clockRate() == 0 ? USUAL_CLOCK : codec.clockRate();
        long lost = Math.max(0, expected - packets);
        Details details = new Details().put("direction", fromClient ? "client" : "server")
                .put("codec", codec.name()).put("payload_type", payloadType).put("clock_rate", codec.clockRate())
                .put("ssrc", hex()).put("packets", packets).put("bytes", bytes).put("lost", lost)
                .put("duration", duration).put("jitter_ms", rounded(jitter * 1000 / clock))
                .put("highest_jitter_ms", rounded(worstJitter * 1000 / clock))
                .put("other_codecs", others.stream().map(Codec::name).distinct().toList())
                .put("dtmf", keys.pressed());
        if (encrypted()) {
            details.put("encrypted", true);
        }
        media.ifPresent(session -> session.tell(details));
        context.event(begun, STREAM, String.format(Locale.ROOT, "%s from the %s, %.1f s, %d packets, %d lost",
                codec.name(), fromClient ? "client" : "server", duration, packets, lost), details);
    }

    private static double rounded(double milliseconds) {
        return Math.round(milliseconds * 1000) / 1000.0;
    }
}
