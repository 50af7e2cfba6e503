package org.netrospect.protocols.bittorrent;

import java.util.Set;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** The distributed table in which peers of BitTorrent find one another (BEP 5). */
public final class DhtProtocol implements Protocol {
    @Override
    public String name() {
        return "bittorrent-dht";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Recognition recognise(Opening opening) {
        boolean client = opening.client().length() > 0;
        for (String begin : new String[] {"d1:ad2:id20:", "d1:rd2:id20:", "d2:ip6:", "d2:ip18:", "d1:eli"}) {
            if (client ? opening.clientStarts(begin) : opening.serverStarts(begin)) {
                return Recognition.YES;
            }
        }
        return Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Datagrams(context, "DHT message", new DhtSession(context));
    }
}
