package org.netrospect.protocols.enip;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.repeat.Repeats;

/** The cyclic data of EtherNet/IP, which go over UDP without encapsulation: each connection is told once. */
public final class CipIoProtocol implements Protocol {
    private static final int MOST_CONNECTIONS = 256;
    private static final int SEQUENCED = 0x8002;
    private static final int CONNECTED = 0xb1;

    @Override
    public String name() {
        return "cipio";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(2222);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow b = opening.client().length() > 0 ? opening.client() : opening.server();
        return b.u16le(0) == 2 && b.u16le(2) == SEQUENCED && b.u16le(4) == 8 && b.u16le(14) == CONNECTED
                && 18 + b.u16le(16) == opening.first() ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        Repeats repeats = new Repeats(context, MOST_CONNECTIONS);
        return new Datagrams(context, "message of EtherNet/IP I/O", new Datagrams.Reader() {
            @Override
            public void datagram(boolean fromClient, ByteWindow b) {
                String id = String.format("%08x", b.u32le(6));
                b.check(18, b.u16le(16));
                repeats.seen(context.mark(), EventKind.of("cip", "data"), id + fromClient, id, new Details()
                        .put("connection_id", id).put("from", fromClient ? "client" : "server")
                        .put("data_bytes", b.u16le(16)));
            }

            @Override
            public void end() {
                repeats.end();
            }
        });
    }
}
