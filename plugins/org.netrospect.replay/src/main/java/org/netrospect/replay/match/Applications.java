package org.netrospect.replay.match;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netrospect.replay.rule.Rule;

/** Names of application protocols that rules ask for, as numbers. Immutable once made. */
final class Applications {
    /** What sessions of remote procedure calls speak, by the program called first. */
    private static final List<String> CALLS = List.of("oncrpc", "portmap", "nfs", "mount", "rstatd", "rusersd",
            "ypserv", "ypbind", "walld", "yppasswdd", "rquotad", "nlockmgr", "status", "cmsd", "ttdbserver", "nfs_acl",
            "sadmind");

    private final Map<String, Integer> numbers = new HashMap<>();

    /** What one rule asks for. @param any one of which the session must speak; @param none it may speak none of */
    record Asked(BitSet any, BitSet none) {
        /** Whether it asks for nothing. */
        boolean isNothing() {
            return any.isEmpty() && none.isEmpty();
        }

        /** @param looked whether what the session spoke so far was looked at, so that it may be nothing known */
        boolean holds(BitSet spoken, boolean known, boolean looked) {
            return (none.isEmpty() || (known || looked) && !none.intersects(spoken))
                    && (any.isEmpty() || any.intersects(spoken));
        }
    }

    Applications() {
    }

    /** @param names all that rules ask for, in the order of their numbers */
    Applications(List<String> names) {
        names.forEach(this::numbered);
    }

    /** In the order of their numbers. */
    List<String> names() {
        return numbers.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey).toList();
    }

    /** Takes in the names of one rule. */
    Asked add(Rule rule) {
        return new Asked(add(rule.header().applications()), add(rule.notApplications()));
    }

    private BitSet add(List<String> names) {
        BitSet set = new BitSet();
        for (String name : names) {
            List<String> words = switch (name) {
                case "http" -> List.of("http1", "http2");
                case "dce" -> List.of("dcerpc", "smb");
                case "sunrpc" -> CALLS;
                case "quic" -> List.of("quic", "gquic");
                default -> List.of(name);
            };
            words.forEach(word -> set.set(numbered(word)));
        }
        return set;
    }

    private int numbered(String name) {
        return numbers.computeIfAbsent(name, n -> numbers.size());
    }

    /** The version of HTTP that a transaction is of; -1 for other protocols, and if no rule asks for it. */
    int number(String protocol) {
        String word = protocol.equals("http") ? "http1" : protocol;
        return word.equals("http1") || word.equals("http2") ? numbers.getOrDefault(word, -1) : -1;
    }

    /** What a session speaks, of all that rules ask for. @param service names with commas between them */
    BitSet spoken(String service) {
        BitSet spoken = new BitSet();
        for (String word : service.split(",")) {
            Integer number = numbers.get(word.equals("http") ? "http1" : word);
            if (number != null) {
                spoken.set(number);
            }
        }
        return spoken;
    }
}
