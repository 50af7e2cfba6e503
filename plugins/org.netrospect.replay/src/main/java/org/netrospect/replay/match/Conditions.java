package org.netrospect.replay.match;

import java.util.BitSet;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Session;
import org.netrospect.replay.rule.FlowState;
import org.netrospect.replay.rule.Header;
import org.netrospect.replay.rule.PacketTest;
import org.netrospect.replay.rule.StateStep;

/** What rules ask of a session as a whole: addresses, protocol, how far it got, bits. */
final class Conditions {
    private final View view;
    /** What the session was said to speak when {@link #spoken} was found out. */
    private String known = "";
    private BitSet spoken = new BitSet(0);

    /** What there is to see. */
    interface View {
        Session session();

        TcpProgress progress();

        Bits bits();

        Applications applications();
    }

    Conditions(View view) {
        this.view = view;
    }

    /** @param fromClient who sends what is looked at */
    boolean hold(MatchRule rule, boolean fromClient) {
        return hold(rule, fromClient, fromClient);
    }

    /**
     * Where the protocol says which side is the client, and the session has it the other way round.
     *
     * @param request whether what is looked at goes to the server
     */
    boolean hold(MatchRule rule, boolean fromClient, boolean request) {
        Header header = rule.rule().header();
        FlowState flow = rule.rule().flow();
        return flow.direction().allows(request) && stage(flow) && protocol(header)
                && applications(rule) && hosts(rule, fromClient) && states(rule);
    }

    /** What stays the same for a session and side, as long as client and server stay the same. */
    boolean canHold(MatchRule rule, boolean fromClient) {
        return rule.rule().flow().direction().allows(fromClient) && protocol(rule.rule().header())
                && hosts(rule, fromClient);
    }

    private boolean hosts(MatchRule rule, boolean fromClient) {
        return addresses(rule, fromClient) || rule.rule().header().bothWays() && addresses(rule, !fromClient);
    }

    private boolean stage(FlowState flow) {
        return switch (flow.stage()) {
            case ANY -> true;
            case ESTABLISHED -> view.progress().established();
            case NOT_ESTABLISHED -> !view.progress().established();
        };
    }

    private boolean protocol(Header header) {
        Session s = view.session();
        return (header.ipProtocols().isEmpty() || header.ipProtocols().contains(s.protocol()))
                && switch (header.protocol()) {
                    case "ipv4", "ip4" -> s.ipVersion() == 4;
                    case "ipv6", "ip6" -> s.ipVersion() == 6;
                    default -> true;
                };
    }

    /** To Snort 3, ports do not matter where the protocol is known. */
    private boolean addresses(MatchRule rule, boolean fromClient) {
        Header header = rule.rule().header();
        boolean known = rule.rule().snort3() && !header.applications().isEmpty();
        Session s = view.session();
        boolean ports = s.protocol() == IpProtocol.TCP || s.protocol() == IpProtocol.UDP
                || s.protocol() == IpProtocol.SCTP;
        int clientPort = ports ? s.clientPort() : -1;
        int serverPort = ports ? s.serverPort() : -1;
        int from = fromClient ? clientPort : serverPort;
        int to = fromClient ? serverPort : clientPort;
        return (known || header.sourcePorts().isAny() || header.sourcePorts().contains(from))
                && (known || header.destinationPorts().isAny() || header.destinationPorts().contains(to))
                && (fromClient
                        ? header.source().contains(s.ipVersion(), s.clientHigh(), s.clientLow())
                                && header.destination().contains(s.ipVersion(), s.serverHigh(), s.serverLow())
                        : header.source().contains(s.ipVersion(), s.serverHigh(), s.serverLow())
                                && header.destination().contains(s.ipVersion(), s.clientHigh(), s.clientLow()));
    }

    private boolean applications(MatchRule rule) {
        if (rule.applications().isNothing()) {
            return true;
        }
        String service = view.session().service();
        if (!service.equals(known)) {
            known = service;
            spoken = view.applications().spoken(service);
        }
        return rule.applications().holds(spoken);
    }

    private boolean states(MatchRule rule) {
        for (StateStep step : rule.rule().states()) {
            if (!view.bits().holds(step)) {
                return false;
            }
        }
        return true;
    }

    boolean streamSize(PacketTest.StreamSize s) {
        if (view.session().protocol() != IpProtocol.TCP) {
            return false;
        }
        boolean client = s.comparison().test(view.progress().size(true));
        boolean server = s.comparison().test(view.progress().size(false));
        return switch (s.side()) {
            case CLIENT -> client;
            case SERVER -> server;
            case BOTH -> client && server;
            case EITHER -> client || server;
        };
    }
}
