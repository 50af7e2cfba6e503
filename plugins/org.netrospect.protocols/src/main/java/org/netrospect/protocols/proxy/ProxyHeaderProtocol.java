package org.netrospect.protocols.proxy;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** The PROXY protocol: who the client of a load balancer really is; the session that it passes on comes behind it. */
public final class ProxyHeaderProtocol implements Protocol {
    static final String BINARY = "\r\n\r\n\0\r\nQUIT\n";
    private static final String[] BEGINNINGS = {"PROXY TCP4 ", "PROXY TCP6 ", "PROXY UNKNOWN", BINARY};

    @Override
    public String name() {
        return "proxy-header";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of();
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow client = opening.client();
        if (client.length() == 0) {
            return opening.server().length() == 0 ? Recognition.MORE : Recognition.NO;
        }
        for (String beginning : BEGINNINGS) {
            Recognition says = Recognition.text(client, 0, beginning);
            if (says != Recognition.NO) {
                return says;
            }
        }
        return Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new ProxyHeaderAnalyzer(context);
    }
}
