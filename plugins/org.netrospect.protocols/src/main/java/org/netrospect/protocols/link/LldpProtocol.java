package org.netrospect.protocols.link;

import java.util.Set;
import org.netrospect.core.packet.Datagram;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** The Link Layer Discovery Protocol: which device with which software is at the other end of a cable. */
public final class LldpProtocol implements Protocol {
    @Override
    public String name() {
        return "lldp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(Datagram.LLDP);
    }

    @Override
    public Recognition recognise(Opening opening) {
        return Recognition.YES;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        return new Datagrams(context, "LLDP message", new LldpMessages(context));
    }
}
