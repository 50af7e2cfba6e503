package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netrospect.core.session.Session;
import org.netrospect.replay.rule.AddressSet;
import org.netrospect.replay.rule.PortSet;

/**
 * Finds the rules that fit a side of a session. Sessions between hosts and ports that rules do not tell apart share the
 * answer. What is remembered is limited. One thread.
 */
final class Fittings {
    private static final int MOST_FITTINGS = 8192;
    private static final int MOST_HOSTS = 65536;
    /** Ways in which hosts or ports can be in the sets of the rules, beyond which remembering begins anew. */
    private static final int MOST_KINDS = 65536;

    private final CompiledRules rules;
    private final Map<Key, Fitting> fittings = new HashMap<>();
    private final Map<Host, Integer> hosts = new HashMap<>();
    private final Map<Integer, Integer> ports = new HashMap<>();
    private final Map<BitSet, Integer> kinds = new HashMap<>();

    private record Host(int version, long high, long low) {
    }

    /** Numbers of the kinds of hosts and ports, and the side. */
    private record Key(int protocol, int version, int client, int clientPort, int server, int serverPort,
            boolean fromClient, boolean request) {
    }

    Fittings(CompiledRules rules) {
        this.rules = rules;
    }

    /** @see Headers#fits */
    Fitting of(Session s, boolean fromClient, boolean request) {
        if (kinds.size() > MOST_KINDS || hosts.size() > MOST_HOSTS) {
            hosts.clear();
            ports.clear();
            kinds.clear();
            fittings.clear();
        }
        Key key = new Key(s.protocol(), s.ipVersion(), host(s.ipVersion(), s.clientHigh(), s.clientLow()),
                port(Headers.port(s, true)), host(s.ipVersion(), s.serverHigh(), s.serverLow()),
                port(Headers.port(s, false)), fromClient, request);
        Fitting known = fittings.get(key);
        if (known == null) {
            if (fittings.size() >= MOST_FITTINGS) {
                fittings.clear();
            }
            known = made(s, fromClient, request);
            fittings.put(key, known);
        }
        return known;
    }

    private int host(int version, long high, long low) {
        return hosts.computeIfAbsent(new Host(version, high, low), host -> {
            List<AddressSet> sets = rules.headers().addresses();
            BitSet in = new BitSet(sets.size());
            for (int i = 0; i < sets.size(); i++) {
                in.set(i, sets.get(i).contains(version, high, low));
            }
            return kind(in);
        });
    }

    private int port(int port) {
        return ports.computeIfAbsent(port, p -> {
            List<PortSet> sets = rules.headers().ports();
            BitSet in = new BitSet(sets.size());
            for (int i = 0; i < sets.size(); i++) {
                in.set(i, Headers.has(sets.get(i), port));
            }
            return kind(in);
        });
    }

    private int kind(BitSet in) {
        Integer known = kinds.putIfAbsent(in, kinds.size());
        return known == null ? kinds.size() - 1 : known;
    }

    private Fitting made(Session s, boolean fromClient, boolean request) {
        long[] bits = new long[(rules.size() + 63) / 64];
        for (Headers.Question question : rules.headers().questions()) {
            if (Headers.fits(question.asker(), s, fromClient, request)) {
                for (int rule : question.rules()) {
                    bits[rule >>> 6] |= 1L << rule;
                }
            }
        }
        List<Integer> headersOnly = new ArrayList<>();
        for (int rule : rules.headersOnly(s.protocol())) {
            if ((bits[rule >>> 6] & 1L << rule) != 0) {
                headersOnly.add(rule);
            }
        }
        return new Fitting(bits, headersOnly.stream().mapToInt(Integer::intValue).toArray(), rules.sets());
    }
}
