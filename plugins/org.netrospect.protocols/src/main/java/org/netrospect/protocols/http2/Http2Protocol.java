package org.netrospect.protocols.http2;

import java.util.Optional;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.http.Exchange;

/** HTTP/2 in clear text (RFC 9113): with prior knowledge, after an upgrade, or inside what was decrypted. */
public final class Http2Protocol implements Protocol {
    static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int SETTING = 6;
    /** Numbers of settings that IANA has given out, and a few for those to come. */
    private static final int LAST_SETTING = 0x20;

    @Override
    public String name() {
        return "http2";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow client = opening.client();
        int there = Math.min(client.length(), PREFACE.length());
        if (there > 0) {
            if (!opening.clientStarts(PREFACE.substring(0, there))) {
                return Recognition.NO;
            }
            return there == PREFACE.length() ? Recognition.YES : Recognition.MORE;
        }
        return opening.server().length() == 0 ? Recognition.MORE : settings(opening.server());
    }

    /** A server begins with SETTINGS. */
    private static Recognition settings(ByteWindow bytes) {
        int length = bytes.u24(0);
        if (length == 0 || length % SETTING != 0 || length > 20 * SETTING || bytes.u8(3) != FrameType.SETTINGS.ordinal()
                || bytes.u8(4) != 0 || bytes.i32(5) != 0) {
            return Recognition.NO;
        }
        for (int at = 9; at < 9 + length; at += SETTING) {
            int setting = bytes.u16(at);
            if (setting == 0 || setting > LAST_SETTING) {
                return Recognition.NO;
            }
        }
        return Recognition.YES;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Http2Session(context, Optional.empty(), false);
    }

    /** Reads on after an upgrade from HTTP/1.1. @param first whose response comes as stream 1 */
    public static Analyzer upgraded(SessionContext context, Exchange first, boolean requestFromClient) {
        context.service("http2");
        return new Http2Session(context, Optional.of(first), !requestFromClient);
    }
}
