package org.netrospect.protocols.neighbour;

import java.util.Set;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/**
 * ICMP of IPv4 and IPv6: what could not be delivered and why, other ways that are told, routers and neighbours. What
 * echoes carry is left to those who read what no protocol explains.
 */
public final class IcmpProtocol implements Protocol {
    @Override
    public String name() {
        return "icmp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.ICMP, IpProtocol.ICMPV6);
    }

    @Override
    public Recognition recognise(Opening opening) {
        int type = opening.session().clientPort();
        boolean echo = opening.session().protocol() == IpProtocol.ICMP ? type == 0 || type == 8
                : type == 128 || type == 129;
        return echo ? Recognition.NO : Recognition.YES;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        boolean version6 = context.session().protocol() == IpProtocol.ICMPV6;
        return new Datagrams(context, "ICMP message",
                version6 ? new Icmp6Messages(context) : new Icmp4Messages(context));
    }
}
