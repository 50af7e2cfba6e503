package org.netrospect.protocols.discovery;

import java.util.Set;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** The Simple Service Discovery Protocol: which devices offer what, and with which software. */
public final class SsdpProtocol implements Protocol {
    private static final int PORT = 1900;

    @Override
    public String name() {
        return "ssdp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.clientStarts("M-SEARCH * HTTP/1.") || opening.clientStarts("NOTIFY * HTTP/1.")) {
            return Recognition.YES;
        }
        boolean port = opening.session().clientPort() == PORT || opening.session().serverPort() == PORT;
        boolean answer = opening.clientStarts("HTTP/1.1 200") || opening.serverStarts("HTTP/1.1 200");
        return port && answer ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Datagrams(context, "SSDP message", new SsdpMessages(context));
    }
}
