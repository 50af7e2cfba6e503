package org.netrospect.protocols.bittorrent;

import java.util.Set;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** BitTorrent between peers (BEP 3, BEP 10): what is shared, and with which software. */
public final class BittorrentProtocol implements Protocol {
    static final String BEGIN = "\23BitTorrent protocol";

    @Override
    public String name() {
        return "bittorrent";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Recognition recognise(Opening opening) {
        return opening.clientStarts(BEGIN) || opening.serverStarts(BEGIN) ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new PeerSession(context);
    }
}
