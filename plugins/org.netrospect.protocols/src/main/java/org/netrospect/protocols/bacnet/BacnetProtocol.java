package org.netrospect.protocols.bacnet;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** BACnet/IP (ASHRAE 135, annex J): recognised by its link control and the version of the network layer behind it. */
public final class BacnetProtocol implements Protocol {
    static final int LINK = 0x81;

    @Override
    public String name() {
        return "bacnet";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(47808);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow b = opening.client().length() > 0 ? opening.client() : opening.server();
        if (b.u8(0) != LINK || b.u8(1) > LinkFunctions.LAST || b.u16(2) > opening.first()) {
            return Recognition.NO;
        }
        int network = LinkFunctions.network(b.u8(1));
        if (network < 0) {
            return Recognition.UNSURE;
        }
        // some devices count less than they send
        Recognition recognised = b.u16(2) == opening.first() ? Recognition.YES : Recognition.UNSURE;
        return b.u8(network) == 1 ? recognised : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Datagrams(context, "BACnet message", new BacnetSession(context));
    }
}
