package org.netrospect.protocols.rtp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/**
 * Tells apart what shares a port with media (RFC 5761, RFC 7983): RTP by source, RTCP, a fax that was agreed on, and
 * what is none of these, which is read as a session of its own.
 */
final class RtpAnalyzer implements Analyzer {
    private static final int MOST_STREAMS = 64;
    private static final int FIRST_RTCP = 192;
    private static final int LAST_RTCP = 223;

    private final SessionContext context;
    private final Optional<MediaSession> media;
    private final Map<Source, RtpStream> streams = new LinkedHashMap<>();
    private final RtcpReader reports;
    private Optional<Analyzer> other = Optional.empty();
    private Optional<Fax> fax = Optional.empty();
    private String service = "";
    private int ends;

    private record Source(boolean fromClient, int ssrc) {
    }

    RtpAnalyzer(SessionContext context, Optional<MediaSession> media) {
        this.context = context;
        this.media = media;
        reports = new RtcpReader(context, media);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (bytes.length() == 0) {
            return;
        }
        if (bytes.u8(0) >> 6 != 2) {
            if (media.filter(MediaSession::isFax).isPresent()) {
                fax(fromClient, bytes);
            } else if (media.isPresent()) {
                other(fromClient, bytes);
            }
            return;
        }
        try {
            int type = bytes.u8(1);
            if (type >= FIRST_RTCP && type <= LAST_RTCP) {
                service("rtcp");
                reports.packet(fromClient, bytes);
            } else {
                RtpPacket packet = RtpPacket.of(bytes);
                stream(fromClient, packet).ifPresent(stream -> {
                    stream.packet(packet, context.time());
                    if (stream.confirmed()) {
                        service("rtp");
                    }
                });
            }
        } catch (MalformedInput e) {
            // one bad datagram does not make the others unreadable
            context.irregularity("not an RTP packet", "A datagram of a media session is no RTP or RTCP packet: it "
                    + e.getMessage() + "; it was left out.");
        }
    }

    private void fax(boolean fromClient, ByteWindow bytes) {
        if (fax.isEmpty()) {
            fax = Optional.of(new Fax(context, media.get()));
            context.service("t38");
        }
        fax.get().packet(fromClient, bytes);
    }

    private void service(String name) {
        if (!service.contains(name)) {
            service += name + " ";
            context.service(name);
        }
    }

    private void other(boolean fromClient, ByteWindow bytes) {
        if (other.isEmpty()) {
            other = Optional.of(context.inner(IpProtocol.UDP));
        }
        other.get().data(fromClient, bytes);
    }

    private Optional<RtpStream> stream(boolean fromClient, RtpPacket packet) {
        Source source = new Source(fromClient, packet.ssrc());
        RtpStream known = streams.get(source);
        if (known == null && streams.size() >= MOST_STREAMS) {
            context.irregularity("too many RTP sources", "A media session has more than " + MOST_STREAMS
                    + " sources; the others are not told.");
            return Optional.empty();
        }
        return Optional.of(known == null
                ? streams.computeIfAbsent(source, key -> new RtpStream(context, media, fromClient, packet)) : known);
    }

    @Override
    public void gap(boolean fromClient, long length) {
        // a datagram that was cut is read as far as it goes
    }

    @Override
    public void end(boolean fromClient) {
        other.ifPresent(inner -> inner.end(fromClient));
        if (++ends == 2) {
            streams.values().forEach(RtpStream::end);
            reports.end();
            fax.ifPresent(Fax::end);
        }
    }
}
