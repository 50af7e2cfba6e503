package org.netrospect.protocols.socks;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** SOCKS 4, 4a and 5 (RFC 1928, RFC 1929): where the proxy shall connect to, logins, and what passes through it. */
public final class SocksProtocol implements Protocol {
    @Override
    public String name() {
        return "socks";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(1080, 9050, 9150);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow client = opening.client();
        ByteWindow server = opening.server();
        int version = client.u8(0);
        if (version == 5) {
            int methods = client.u8(1);
            if (methods == 0 || methods > 10 || client.length() < 2 + methods) {
                return Recognition.NO;
            }
            if (server.length() == 0) {
                return client.length() == 2 + methods ? Recognition.MORE : Recognition.NO;
            }
            boolean answers = server.u8(0) == 5 && (server.u8(1) <= 10 || server.u8(1) == 0xff);
            return answers ? Recognition.YES : Recognition.NO;
        }
        if (version == 4 && (client.u8(1) == 1 || client.u8(1) == 2) && client.u16(2) != 0
                && client.indexOf(0, 8) > 0) {
            if (server.length() == 0) {
                return client.u8(client.length() - 1) == 0 ? Recognition.MORE : Recognition.NO;
            }
            boolean answers = server.u8(0) == 0 && server.u8(1) >= 0x5a && server.u8(1) <= 0x5d;
            return answers ? Recognition.YES : Recognition.NO;
        }
        return Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new SocksAnalyzer(context);
    }
}
