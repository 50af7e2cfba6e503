package org.netrospect.protocols.rtsp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.rtp.MediaSession;
import org.netrospect.protocols.rtp.SessionDescription;

/** Media that was described, then set up, and then comes in sessions of its own or between the messages. */
final class Presentation {
    private static final int MOST_CHANNELS = 64;
    private static final int LAST_PORT = 65_535;

    private final SessionContext context;
    private final Map<Integer, Analyzer> channels = new HashMap<>();
    private SessionDescription description = SessionDescription.of("");
    private String base = "";

    Presentation(SessionContext context) {
        this.context = context;
    }

    /** @param from where relative addresses begin */
    void described(SessionDescription described, String from) {
        description = described;
        base = from;
    }

    /** The server takes a SETUP. @param fromClient who asked for it */
    void setUp(boolean fromClient, String uri, Transport transport) {
        MediaSession media = MediaSession.ofUri(uri);
        media(uri).ifPresent(each -> {
            each.codecs().forEach(media::codec);
            if (each.encrypted()) {
                media.encrypted();
            }
        });
        if (transport.encrypted()) {
            media.encrypted();
        }
        Optional<Transport.Pair> interleaved = transport.pair("interleaved");
        if (interleaved.isPresent() && channels.size() < MOST_CHANNELS) {
            Analyzer reader = media.analyzer(context);
            channels.put(interleaved.get().media(), reader);
            channels.put(interleaved.get().reports(), reader);
        }
        // media may go to another host than the one that asks, or come from another than the one that is asked
        IpAddress asker = transport.address("destination").orElse(end(fromClient));
        IpAddress player = transport.address("source").orElse(end(!fromClient));
        transport.pair("client_port").ifPresent(ports -> expect(media, asker, ports));
        transport.pair("port").ifPresent(ports -> expect(media, asker, ports));
        transport.pair("server_port").ifPresent(ports -> expect(media, player, ports));
    }

    private void expect(MediaSession media, IpAddress address, Transport.Pair ports) {
        if (ports.media() > 0 && ports.media() <= LAST_PORT) {
            media.expect(context, address, ports.media(), ports.reports());
        }
    }

    private IpAddress end(boolean client) {
        Session s = context.session();
        return client ? new IpAddress(s.ipVersion(), s.clientHigh(), s.clientLow())
                : new IpAddress(s.ipVersion(), s.serverHigh(), s.serverLow());
    }

    /** Which of the media described an address means. */
    private Optional<SessionDescription.Media> media(String uri) {
        List<SessionDescription.Media> all = description.media();
        return all.stream().filter(each -> !each.control().isEmpty() && (uri.equals(each.control())
                || uri.equals(base + each.control()) || uri.endsWith("/" + each.control()))).findFirst()
                .or(() -> all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty());
    }

    /** A packet between the messages (section 10.12). */
    void packet(boolean fromClient, int channel, ByteWindow bytes) {
        Analyzer reader = channels.get(channel);
        if (reader == null && channels.size() < MOST_CHANNELS) {
            // set up before the recording began: the second channel of a pair has the reports
            reader = channels.get(channel ^ 1);
            reader = reader == null ? MediaSession.ofUri("channel " + channel / 2 * 2).analyzer(context) : reader;
            channels.put(channel, reader);
        }
        if (reader != null) {
            reader.data(fromClient, bytes);
        }
    }

    void end() {
        channels.values().stream().distinct().forEach(reader -> {
            reader.end(true);
            reader.end(false);
        });
        channels.clear();
    }
}
