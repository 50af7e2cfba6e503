package org.netrospect.protocols.ipsec;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** ESP directly over IP (RFC 4303): which associations there are and how much goes through them. */
public final class EspProtocol implements Protocol {
    private static final int ESP = 50;

    @Override
    public String name() {
        return "esp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(ESP);
    }

    @Override
    public Recognition recognise(Opening opening) {
        return Recognition.YES;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        EspTraffic traffic = new EspTraffic(context);
        return new Datagrams(context, "ESP packet", new Datagrams.Reader() {
            @Override
            public void datagram(boolean fromClient, ByteWindow bytes) {
                traffic.packet(fromClient, bytes, bytes.length());
            }

            @Override
            public void end() {
                traffic.end();
            }
        });
    }
}
