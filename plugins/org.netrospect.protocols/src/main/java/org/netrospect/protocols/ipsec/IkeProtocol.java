package org.netrospect.protocols.ipsec;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** IKE versions 1 (RFC 2408, 2409) and 2 (RFC 7296), and the ESP that goes through the same port (RFC 3948). */
public final class IkeProtocol implements Protocol {
    @Override
    public String name() {
        return "ike";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(500, IkeSession.TRANSLATED_PORT);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        int at = opening.first() > IkeHeader.LENGTH && bytes.i32(0) == 0 ? IkeSession.MARKER : 0;
        if (opening.first() < at + IkeHeader.LENGTH) {
            // ESP is known by its port alone, where it may go without a word of IKE
            return opening.first() == 1 && bytes.u8(0) == 0xff ? Recognition.UNSURE : Recognition.NO;
        }
        int version = bytes.u8(at + 17);
        boolean header = (version == IkeHeader.VERSION_1 || version == IkeHeader.VERSION_2) && bytes.i64(at) != 0
                && bytes.u32(at + 24) == opening.first() - at
                && IkeHeader.exchangeName(version, bytes.u8(at + 18)).isPresent();
        return header ? Recognition.YES : at == 0 && bytes.i32(0) != 0 ? onlyTranslated(opening) : Recognition.NO;
    }

    private static Recognition onlyTranslated(Opening opening) {
        int port = opening.session().serverPort();
        return port == IkeSession.TRANSLATED_PORT ? Recognition.UNSURE : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Datagrams(context, "IKE message", new IkeSession(context));
    }
}
