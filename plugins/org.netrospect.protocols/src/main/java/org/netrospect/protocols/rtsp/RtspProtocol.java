package org.netrospect.protocols.rtsp;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.HeadedStreams;

/** The Real Time Streaming Protocol (RFC 2326, RFC 7826): cameras and media servers. */
public final class RtspProtocol implements Protocol {
    private static final String VERSION = "RTSP/";
    private static final int LONGEST_METHOD = 13;

    @Override
    public String name() {
        return "rtsp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(554, 8554);
    }

    @Override
    public Recognition recognise(Opening opening) {
        Recognition client = side(opening.client());
        return client == Recognition.YES || client == Recognition.NO ? client
                : opening.server().length() == 0 ? client : side(opening.server());
    }

    /** Either side may ask: a server redirects. */
    private static Recognition side(ByteWindow bytes) {
        int at = 0;
        while (at < bytes.length() && at <= LONGEST_METHOD && (bytes.u8(at) >= 'A' && bytes.u8(at) <= 'Z'
                || bytes.u8(at) == '_')) {
            at++;
        }
        if (at == bytes.length()) {
            return at <= LONGEST_METHOD ? Recognition.MORE : Recognition.NO;
        }
        if (at == 4 && bytes.u8(at) == '/') {
            return Recognition.text(bytes, 0, VERSION);
        }
        if (at < 4 || bytes.u8(at) != ' ') {
            return Recognition.NO;
        }
        Recognition address = Recognition.text(bytes, at + 1, "rtsp");
        if (address == Recognition.NO) {
            address = Recognition.text(bytes, at + 1, "* ");
        }
        if (address != Recognition.YES) {
            return address;
        }
        int end = bytes.indexOf('\n', at);
        if (end < 0) {
            return Recognition.MORE;
        }
        int version = end - VERSION.length() - 3 - (bytes.u8(end - 1) == '\r' ? 1 : 0);
        return version > at ? Recognition.text(bytes, version, VERSION) : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        Presentation presentation = new Presentation(context);
        return new HeadedStreams(context, "RTSP", RtspStreams.MOST,
                new RtspStreams(presentation, new RtspDialogue(context, presentation)));
    }
}
