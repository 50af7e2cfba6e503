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

/** DHCP for IPv6 (RFC 8415). Its messages have no mark of their own: the port must speak for it, too. */
public final class Dhcp6Protocol implements Protocol {
    private static final int HIGHEST_MESSAGE = 36;

    @Override
    public String name() {
        return "dhcpv6";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(546, 547);
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.session().ipVersion() != 6) {
            return Recognition.NO;
        }
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        int type = bytes.u8(0);
        if (type < 1 || type > HIGHEST_MESSAGE) {
            return Recognition.NO;
        }
        int options = Dhcp6Options.begin(type);
        // the first option stands inside the message
        return options + 4 + bytes.u16(options + 2) <= opening.first() ? Recognition.UNSURE : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Datagrams(context, "DHCPv6 message", new Dhcp6Session(context));
    }
}
