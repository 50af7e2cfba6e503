package org.netrospect.protocols.rtp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.session.SessionContext;

/**
 * Sound of G.711, as it was sent, in a WAV file: each byte is a sample, so a packet's timestamp is its place. Packets
 * that were lost are missing in the file; where nothing was sent, there is silence.
 */
final class G711File {
    private static final int HEADER = 58;
    private static final int RATE = 8000;
    private static final int MU_LAW = 7;
    private static final int A_LAW = 6;
    private static final byte MU_LAW_SILENCE = (byte) 0xff;
    private static final byte A_LAW_SILENCE = (byte) 0xd5;
    /** A sender may claim any pause: those kept are at most so many samples, and so many for each one received. */
    private static final long FREE_PAUSE = 60L * RATE;
    private static final long PAUSE_SHARE = 20;
    private static final int MOST_LATE = 10 * RATE;

    private final Codec codec;
    private final FileWriter file;
    private boolean begun;
    private int timestamp;
    private long place;
    private long end;
    private long received;
    private long paused;

    G711File(SessionContext context, boolean fromClient, String name, Codec codec, Optional<MediaSession> media) {
        this.codec = codec;
        Details facts = new Details().put("codec", codec.name());
        media.ifPresent(session -> session.tell(facts));
        file = context.file(new FileOffer("rtp", fromClient, name, "audio/wav", -1, false, facts));
    }

    static boolean plays(Codec codec) {
        return codec.clockRate() == RATE && (codec.name().equalsIgnoreCase("PCMU")
                || codec.name().equalsIgnoreCase("PCMA"));
    }

    Codec codec() {
        return codec;
    }

    private boolean muLaw() {
        return codec.name().equalsIgnoreCase("PCMU");
    }

    /** @param next none is missing before it */
    void packet(RtpPacket packet, boolean next) {
        ByteWindow payload = packet.payload();
        if (payload.length() == 0) {
            return;
        }
        long at = begun ? place + (packet.timestamp() - timestamp) : 0;
        long pause = at - end;
        if (at < 0 || pause < -MOST_LATE || pause > FREE_PAUSE + PAUSE_SHARE * received - paused) {
            // a new beginning of the sender's clock
            at = end;
        } else if (pause > 0) {
            paused += pause;
            if (next) {
                silence(end, pause);
            }
        }
        begun = true;
        timestamp = packet.timestamp();
        place = at;
        file.at(HEADER + at, payload);
        received += payload.length();
        end = Math.max(end, at + payload.length());
    }

    private void silence(long from, long samples) {
        byte[] quiet = new byte[(int) Math.min(samples, RATE)];
        Arrays.fill(quiet, muLaw() ? MU_LAW_SILENCE : A_LAW_SILENCE);
        for (long at = from; at < from + samples; at += quiet.length) {
            int length = (int) Math.min(quiet.length, from + samples - at);
            file.at(HEADER + at, new ByteWindow(quiet, 0, length));
        }
    }

    void end() {
        if (received == 0) {
            // packets without sound only open a way through a translator of addresses
            file.drop();
            return;
        }
        byte[] header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF")).putInt((int) (HEADER - 8 + end)).put(ascii("WAVE"))
                .put(ascii("fmt ")).putInt(18).putShort((short) (muLaw() ? MU_LAW : A_LAW)).putShort((short) 1)
                .putInt(RATE).putInt(RATE).putShort((short) 1).putShort((short) 8).putShort((short) 0)
                .put(ascii("fact")).putInt(4).putInt((int) end)
                .put(ascii("data")).putInt((int) end).array();
        file.at(0, new ByteWindow(header, 0, header.length));
        file.end();
    }

    void drop() {
        file.drop();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
