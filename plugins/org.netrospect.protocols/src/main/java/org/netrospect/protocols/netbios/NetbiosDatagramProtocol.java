package org.netrospect.protocols.netbios;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** Datagrams between NetBIOS names: hosts and workgroups of Windows announce themselves in them. */
public final class NetbiosDatagramProtocol implements Protocol {
    private static final int PORT = 138;

    @Override
    public String name() {
        return "netbios-dgm";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.session().serverPort() != PORT) {
            return Recognition.NO;
        }
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        int type = bytes.u8(0);
        boolean carries = type >= NetbiosDatagrams.UNIQUE && type <= NetbiosDatagrams.BROADCAST;
        return carries && bytes.u16(10) <= opening.first() && bytes.u8(14) == 32
                ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Datagrams(context, "NetBIOS datagram", new NetbiosDatagrams(context));
    }
}
