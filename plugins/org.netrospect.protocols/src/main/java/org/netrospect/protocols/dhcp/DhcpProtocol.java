package org.netrospect.protocols.dhcp;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** The Dynamic Host Configuration Protocol (RFC 2131): who got which address, and what he said of himself. */
public final class DhcpProtocol implements Protocol {
    @Override
    public String name() {
        return "dhcp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        int operation = bytes.u8(0);
        boolean begins = (operation == 1 || operation == 2) && bytes.u8(2) <= DhcpMessage.LONGEST_ADDRESS;
        if (bytes.length() < DhcpMessage.OPTIONS && opening.first() >= DhcpMessage.OPTIONS) {
            // the recording holds less than the packet had
            int port = opening.session().serverPort();
            return begins && (port == 67 || port == 68) ? Recognition.YES : Recognition.NO;
        }
        return begins && bytes.length() >= DhcpMessage.OPTIONS
                && bytes.i32(DhcpMessage.OPTIONS - 4) == DhcpMessage.COOKIE ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Datagrams(context, "DHCP message", new DhcpSession(context));
    }
}
