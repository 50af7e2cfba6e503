package org.netrospect.protocols.radius;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** RADIUS over UDP: who was let into a network where, and what it cost. */
public final class RadiusProtocol implements Protocol {
    @Override
    public String name() {
        return "radius";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(1645, 1646, 1812, 1813, 3799);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        int length = bytes.u16(2);
        if (!RadiusPacket.known(bytes.u8(0)) || length < RadiusPacket.HEADER || length > opening.first()) {
            return Recognition.NO;
        }
        boolean tells = false;
        int at = RadiusPacket.HEADER;
        int end = Math.min(length, bytes.length());
        while (at + 1 < end) {
            int type = bytes.u8(at);
            tells |= type == RadiusPacket.USER || type == RadiusPacket.NAS_IDENTIFIER
                    || type == RadiusPacket.ACCOUNTING_STATUS;
            int size = bytes.u8(at + 1);
            if (size < 2 || at + size > length) {
                // damaged, but of the length that it says: the port decides
                return length == opening.first() ? Recognition.UNSURE : Recognition.NO;
            }
            at += size;
        }
        boolean asks = bytes.u8(0) == RadiusPacket.ACCESS || bytes.u8(0) == RadiusPacket.ACCOUNTING;
        return tells && asks && at == length ? Recognition.YES : Recognition.UNSURE;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Datagrams(context, "RADIUS packet", new RadiusSession(context));
    }
}
