package org.netrospect.protocols.link;

import java.util.Set;
import org.netrospect.core.packet.Datagram;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** The Cisco Discovery Protocol. */
public final class CdpProtocol implements Protocol {
    @Override
    public String name() {
        return "cdp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(Datagram.CDP);
    }

    @Override
    public Recognition recognise(Opening opening) {
        return Recognition.YES;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        return new Datagrams(context, "CDP message", new CdpMessages(context));
    }
}
