package org.netrospect.protocols.rtsp;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

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
            return starts(bytes, 0, VERSION);
        }
        if (at < 4 || bytes.u8(at) != ' ') {
            return Recognition.NO;
        }
        Recognition address = starts(bytes, at + 1, "rtsp");
        if (address == Recognition.NO) {
            address = starts(bytes, at + 1, "* ");
        }
        if (address != Recognition.YES) {
            return address;
        }
        int end = bytes.indexOf('\n', at);
        if (end < 0) {
            return Recognition.MORE;
        }
        int version = end - VERSION.length() - 3 - (bytes.u8(end - 1) == '\r' ? 1 : 0);
        return version > at ? starts(bytes, version, VERSION) : Recognition.NO;
    }

    private static Recognition starts(ByteWindow bytes, int from, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (from + i == bytes.length()) {
                return Recognition.MORE;
            }
            if (bytes.u8(from + i) != text.charAt(i)) {
                return Recognition.NO;
            }
        }
        return Recognition.YES;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new RtspStreams(context);
    }
}
