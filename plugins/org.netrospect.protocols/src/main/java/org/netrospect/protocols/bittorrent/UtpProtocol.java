package org.netrospect.protocols.bittorrent;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** The transport of BitTorrent over UDP (BEP 29), and what goes through it. */
public final class UtpProtocol implements Protocol {
    @Override
    public String name() {
        return "utp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        if (bytes.u8(0) != (UtpSession.SYN << 4 | UtpSession.VERSION) || bytes.u32(8) != 0 || bytes.u16(18) != 0) {
            return Recognition.NO;
        }
        // the first packet of a connection: nothing is acknowledged, behind its extensions there is nothing
        return UtpSession.payloadAt(bytes) == opening.first() ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Datagrams(context, "uTP packet", new UtpSession(context));
    }
}
