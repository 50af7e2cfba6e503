package org.netrospect.replay.match;

import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Session;
import org.netrospect.replay.rule.FlowState;
import org.netrospect.replay.rule.Header;
import org.netrospect.replay.rule.PacketTest;
import org.netrospect.replay.rule.StateStep;

/** What rules ask of a session as a whole: addresses, protocol, how far it got, bits. */
final class Conditions {
    private final View view;

    /** What there is to see. */
    interface View {
        Session session();

        TcpProgress progress();

        Bits bits();
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
                && applications(rule) && (addresses(rule, fromClient)
                        || header.bothWays() && addresses(rule, !fromClient))
                && states(rule);
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
        String service = view.session().service();
        for (String not : rule.rule().notApplications()) {
            if (speaks(service, not)) {
                return false;
            }
        }
        if (rule.rule().header().applications().isEmpty()) {
            return true;
        }
        for (String application : rule.rule().header().applications()) {
            if (speaks(service, application)) {
                return true;
            }
        }
        return false;
    }

    private static boolean speaks(String service, String application) {
        for (int at = 0; at <= service.length();) {
            int comma = service.indexOf(',', at);
            int end = comma < 0 ? service.length() : comma;
            String word = service.substring(at, end);
            if (word.equals(application) || application.equals("http") && word.equals("http2")
                    || application.equals("http1") && word.equals("http")
                    || application.equals("dce") && (word.equals("dcerpc") || word.equals("smb"))) {
                return true;
            }
            at = end + 1;
        }
        return false;
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
