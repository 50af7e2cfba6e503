package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Session;
import org.netrospect.replay.rule.AddressSet;
import org.netrospect.replay.rule.FlowState;
import org.netrospect.replay.rule.Header;
import org.netrospect.replay.rule.PortSet;

/**
 * What rules ask of addresses, ports and direction: thousands of rules ask the same, so each question is asked once.
 * Rules that ask of hosts alone, with their thousands of addresses, are left out. Immutable.
 */
final class Headers {
    private final List<Question> questions;
    private final List<AddressSet> addresses;
    private final List<PortSet> ports;

    /** What some rules ask. @param asker one of them */
    record Question(MatchRule asker, int[] rules) {
    }

    /** What makes a question; sets are told apart by their identity. */
    private record Key(List<Integer> protocols, String protocol, int source, int sourcePorts, int destination,
            int destinationPorts, boolean bothWays, boolean anyPorts, FlowState.Direction direction) {
    }

    /** @param asking rules that ask the same, the first of each stands for all */
    Headers(RuleTable table, int[][] asking) {
        Map<AddressSet, Integer> its = new IdentityHashMap<>();
        Map<PortSet, Integer> theirs = new IdentityHashMap<>();
        questions = Arrays.stream(asking).map(rules -> new Question(table.get(rules[0]), rules)).toList();
        for (Question question : questions) {
            Header h = question.asker.rule().header();
            number(its, h.source());
            number(its, h.destination());
            number(theirs, h.sourcePorts());
            number(theirs, h.destinationPorts());
        }
        addresses = List.copyOf(its.keySet());
        ports = List.copyOf(theirs.keySet());
    }

    /** Brings rules together that ask the same. */
    static int[][] asking(RuleTable table) {
        Map<AddressSet, Integer> its = new IdentityHashMap<>();
        Map<PortSet, Integer> theirs = new IdentityHashMap<>();
        Map<Key, List<Integer>> known = new LinkedHashMap<>();
        for (int i = 0; i < table.size(); i++) {
            MatchRule rule = table.get(i);
            if (!rule.hostsOnly()) {
                Header h = rule.rule().header();
                Key key = new Key(h.ipProtocols(), h.protocol(), number(its, h.source()),
                        number(theirs, h.sourcePorts()), number(its, h.destination()),
                        number(theirs, h.destinationPorts()), h.bothWays(), anyPorts(rule),
                        rule.rule().flow().direction());
                known.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
            }
        }
        return known.values().stream().map(l -> l.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private static <T> int number(Map<T, Integer> numbers, T set) {
        Integer known = numbers.putIfAbsent(set, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    List<Question> questions() {
        return questions;
    }

    /** Different sets that rules name. */
    List<AddressSet> addresses() {
        return addresses;
    }

    List<PortSet> ports() {
        return ports;
    }

    /** To Snort 3, ports do not matter where the protocol is known. */
    private static boolean anyPorts(MatchRule rule) {
        return rule.rule().snort3() && !rule.rule().header().applications().isEmpty();
    }

    /**
     * Whether a rule can hold on one side of a session.
     *
     * @param fromClient who sends what is looked at
     * @param request whether that goes to the server: the protocol may have it the other way round
     */
    static boolean fits(MatchRule rule, Session s, boolean fromClient, boolean request) {
        Header header = rule.rule().header();
        return rule.rule().flow().direction().allows(request) && protocol(header, s)
                && (ends(rule, s, fromClient) || header.bothWays() && ends(rule, s, !fromClient));
    }

    private static boolean protocol(Header header, Session s) {
        return (header.ipProtocols().isEmpty() || header.ipProtocols().contains(s.protocol()))
                && switch (header.protocol()) {
                    case "ipv4", "ip4" -> s.ipVersion() == 4;
                    case "ipv6", "ip6" -> s.ipVersion() == 6;
                    default -> true;
                };
    }

    private static boolean ends(MatchRule rule, Session s, boolean fromClient) {
        Header header = rule.rule().header();
        boolean any = anyPorts(rule);
        int clientPort = port(s, true);
        int serverPort = port(s, false);
        return (any || has(header.sourcePorts(), fromClient ? clientPort : serverPort))
                && (any || has(header.destinationPorts(), fromClient ? serverPort : clientPort))
                && (fromClient
                        ? header.source().contains(s.ipVersion(), s.clientHigh(), s.clientLow())
                                && header.destination().contains(s.ipVersion(), s.serverHigh(), s.serverLow())
                        : header.source().contains(s.ipVersion(), s.serverHigh(), s.serverLow())
                                && header.destination().contains(s.ipVersion(), s.clientHigh(), s.clientLow()));
    }

    static boolean has(PortSet set, int port) {
        return set.isAny() || set.contains(port);
    }

    /** A port of a session, -1 if its protocol has none. */
    static int port(Session s, boolean client) {
        boolean ports = s.protocol() == IpProtocol.TCP || s.protocol() == IpProtocol.UDP
                || s.protocol() == IpProtocol.SCTP;
        return ports ? client ? s.clientPort() : s.serverPort() : -1;
    }
}
