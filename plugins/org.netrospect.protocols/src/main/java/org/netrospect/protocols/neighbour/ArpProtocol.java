package org.netrospect.protocols.neighbour;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.packet.Datagram;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.text.Printable;

/** ARP: which hardware address an IP address is at, and where two say that it is theirs. */
public final class ArpProtocol implements Protocol {
    private static final int REQUEST = 1;
    private static final int REPLY = 2;

    @Override
    public String name() {
        return "arp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(Datagram.ARP);
    }

    @Override
    public Recognition recognise(Opening opening) {
        return Recognition.YES;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        return new Datagrams(context, "ARP packet", new Reader(new Bindings(context, name())));
    }

    private record Reader(Bindings bindings) implements Datagrams.Reader {
        @Override
        public void datagram(boolean fromClient, ByteWindow m) {
            int operation = m.u16(6);
            if (operation != REQUEST && operation != REPLY) {
                return;
            }
            IpAddress sender = IpAddress.v4(m.i32(14));
            // who asks whether an address is free has none yet
            if (sender.low() != 0) {
                boolean announced = m.i32(14) == m.i32(24);
                bindings.seen(sender, Printable.colons(m, 8, 6),
                        announced ? "announcement" : operation == REPLY ? "reply" : "request");
            }
        }
    }
}
