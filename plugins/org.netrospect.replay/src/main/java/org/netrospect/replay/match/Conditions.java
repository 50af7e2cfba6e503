package org.netrospect.replay.match;

import java.util.BitSet;
import java.util.List;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.packet.Datagram;
import org.netrospect.core.session.Session;
import org.netrospect.replay.rule.FlowState;
import org.netrospect.replay.rule.PacketTest;
import org.netrospect.replay.rule.StateStep;

/** What rules ask of a session as a whole: addresses, protocol, how far it got, bits. */
final class Conditions {
    private static final long SECOND = 1_000_000_000L;

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

        /** @see Headers#fits */
        Fitting fitting(boolean fromClient, boolean request);

        /** Whether the protocol's recognition has seen something that this side sent. */
        boolean analysed(boolean fromClient);
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
        boolean fits = rule.hostsOnly() ? Headers.fits(rule, view.session(), fromClient, request)
                : view.fitting(fromClient, request).has(rule.index());
        return fits && stage(rule.rule().flow()) && applications(rule, fromClient)
                && states(rule, fromClient);
    }

    private boolean stage(FlowState flow) {
        return switch (flow.stage()) {
            case ANY, STATELESS -> true;
            case ESTABLISHED -> view.progress().established();
            case NOT_ESTABLISHED -> !view.progress().established();
        };
    }

    private boolean applications(MatchRule rule, boolean fromClient) {
        if (rule.applications().isNothing()) {
            return true;
        }
        String service = view.session().service();
        if (!service.equals(known)) {
            known = service;
            spoken = view.applications().spoken(service);
        }
        return rule.applications().holds(spoken, !service.isEmpty(), view.analysed(fromClient));
    }

    private boolean states(MatchRule rule, boolean fromClient) {
        List<StateStep> steps = rule.rule().states();
        for (int i = 0; i < steps.size(); i++) {
            StateStep step = steps.get(i);
            if (step instanceof StateStep.Among among && !among(among, fromClient) || !view.bits().holds(step)) {
                return false;
            }
        }
        return true;
    }

    private boolean among(StateStep.Among among, boolean fromClient) {
        Session s = view.session();
        boolean client = among.hosts().contains(s.ipVersion(), s.clientHigh(), s.clientLow()) != among.negated();
        boolean server = among.hosts().contains(s.ipVersion(), s.serverHigh(), s.serverLow()) != among.negated();
        return switch (among.whose()) {
            case ANY -> client || server;
            case BOTH -> client && server;
            case SOURCE -> fromClient ? client : server;
            case DESTINATION -> fromClient ? server : client;
        };
    }

    /** What a rule asks of the headers of a packet. */
    boolean packet(MatchRule rule, Datagram d) {
        for (PacketTest test : rule.rule().packetTests()) {
            boolean holds = switch (test) {
                case PacketTest.StreamSize s -> streamSize(s);
                case PacketTest.SessionAge a -> a.seconds().test((d.time - view.session().firstTime()) / SECOND);
                default -> PacketFacts.holds(test, d);
            };
            if (!holds) {
                return false;
            }
        }
        return !(rule.rule().flow().bytes() == FlowState.Bytes.ONLY_STREAM
                && d.protocol == IpProtocol.TCP);
    }

    private boolean streamSize(PacketTest.StreamSize s) {
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
