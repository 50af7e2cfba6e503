package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.replay.rule.BufferName;
import org.netrospect.replay.rule.Rule;
import org.netrospect.replay.rule.RuleSet;

/**
 * Rules in the form in which they are matched: every rule stands with the bytes that must be there for it, and these
 * are sought all at once. Immutable, shared by all threads.
 */
public final class CompiledRules {
    private final RuleSet set;
    private final MatchRule[] rules;
    private final PatternGroup tcpPackets;
    private final PatternGroup streams;
    private final PatternGroup datagrams;
    /** Rules without payload, by what carries them: TCP, UDP, ICMP, everything else. */
    private final int[][] headersOnly;
    private final HostRules[] hostsOnly;
    private final Map<String, List<Kind>> kinds = new HashMap<>();
    private final int[] files;
    private final Applications applications = new Applications();
    private final Headers headers;
    private final int patterns;
    private final int sets;
    private final LongAdder givenUp = new LongAdder();

    /**
     * Rules over one named buffer, perhaps of one field and transformed.
     *
     * @param group those that are sought in it
     * @param users all that ask of it
     */
    record Kind(BufferName buffer, PatternGroup group, Members users) {
    }

    private CompiledRules(RuleSet set) {
        this.set = set;
        List<Rule> ordered = new ArrayList<>(set.rules());
        ordered.sort(Comparator.comparingInt(MatchRule::stage));
        rules = new MatchRule[ordered.size()];
        PatternGroup.Builder packetGroup = new PatternGroup.Builder();
        PatternGroup.Builder streamGroup = new PatternGroup.Builder();
        PatternGroup.Builder datagramGroup = new PatternGroup.Builder();
        Map<BufferName, PatternGroup.Builder> named = new HashMap<>();
        Map<BufferName, List<Integer>> users = new HashMap<>();
        List<List<Integer>> plain = lists();
        List<List<Integer>> hosts = lists();
        List<Integer> fileRules = new ArrayList<>();
        for (int i = 0; i < rules.length; i++) {
            MatchRule rule = MatchRule.of(ordered.get(i), i, applications);
            rules[i] = rule;
            FastPattern fast = FastPattern.of(rule.rule());
            if (rule.ofTransactions()) {
                if (rule.buffers().length == 0) {
                    fileRules.add(i);
                } else {
                    for (MatchRule.Named each : rule.buffers()) {
                        named.computeIfAbsent(each.buffer(), b -> new PatternGroup.Builder());
                        users.computeIfAbsent(each.buffer(), b -> new ArrayList<>()).add(i);
                    }
                    named.get(fast.buffer()).add(fast.pattern(), i);
                }
            } else if (rule.payload().length > 0) {
                List<Integer> protocols = rule.rule().header().ipProtocols();
                if (protocols.isEmpty() || protocols.contains(IpProtocol.TCP)) {
                    if (rule.inPackets()) {
                        add(packetGroup, fast, rule);
                    }
                    if (rule.inStream()) {
                        add(streamGroup, fast, rule);
                    }
                }
                if (protocols.isEmpty() || !protocols.equals(List.of(IpProtocol.TCP))) {
                    add(datagramGroup, fast, rule);
                }
            } else {
                addHeader(rule, rule.hostsOnly() ? hosts : plain);
            }
        }
        Members.Numbering numbering = new Members.Numbering(rules.length);
        tcpPackets = packetGroup.build(0, numbering);
        streams = streamGroup.build(tcpPackets.patterns(), numbering);
        datagrams = datagramGroup.build(streams.patterns() + tcpPackets.patterns(), numbering);
        headersOnly = arrays(plain);
        hostsOnly = hosts.stream().map(l -> HostRules.of(l.stream().map(i -> rules[i]).toList()))
                .toArray(HostRules[]::new);
        files = fileRules.stream().mapToInt(Integer::intValue).toArray();
        int base = tcpPackets.patterns() + streams.patterns() + datagrams.patterns();
        for (Map.Entry<BufferName, PatternGroup.Builder> each : named.entrySet()) {
            PatternGroup group = each.getValue().build(base, numbering);
            base += group.patterns();
            kinds.computeIfAbsent(each.getKey().name(), b -> new ArrayList<>())
                    .add(new Kind(each.getKey(), group, numbering.of(users.get(each.getKey()))));
        }
        patterns = base;
        sets = numbering.count();
        this.headers = new Headers(rules);
    }

    /** Makes rules ready. */
    public static CompiledRules of(RuleSet set) {
        return new CompiledRules(set);
    }

    /** A rule without content is sought by how its expression begins. */
    private static void add(PatternGroup.Builder group, FastPattern fast, MatchRule rule) {
        if (fast.pattern().length > 0) {
            group.add(fast.pattern(), rule.index());
        } else {
            group.addShaped(rule.shapes(), rule.index());
        }
    }

    private static List<List<Integer>> lists() {
        return List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private static int[][] arrays(List<List<Integer>> lists) {
        return lists.stream().map(l -> l.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    }

    private static void addHeader(MatchRule rule, List<List<Integer>> lists) {
        List<Integer> protocols = rule.rule().header().ipProtocols();
        for (int carrier = 0; carrier < lists.size(); carrier++) {
            int its = carrier;
            if (protocols.isEmpty() || protocols.stream().anyMatch(p -> carrier(p) == its)) {
                lists.get(carrier).add(rule.index());
            }
        }
    }

    private static int carrier(int protocol) {
        return switch (protocol) {
            case IpProtocol.TCP -> 0;
            case IpProtocol.UDP -> 1;
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> 2;
            default -> 3;
        };
    }

    /** What these were made of. */
    public RuleSet set() {
        return set;
    }

    /** Times that a regular expression or a rule took too long for an answer, so that a match may have been missed. */
    public long givenUp() {
        return givenUp.sum();
    }

    void gaveUp(long times) {
        givenUp.add(times);
    }

    Applications applications() {
        return applications;
    }

    MatchRule[] rules() {
        return rules;
    }

    PatternGroup tcpPackets() {
        return tcpPackets;
    }

    PatternGroup streams() {
        return streams;
    }

    PatternGroup datagrams() {
        return datagrams;
    }

    Headers headers() {
        return headers;
    }

    /** Number of patterns of all groups. */
    int patterns() {
        return patterns;
    }

    /** Number of {@link Members} there are. */
    int sets() {
        return sets;
    }

    int[] headersOnly(int protocol) {
        return headersOnly[carrier(protocol)];
    }

    HostRules hostsOnly(int protocol) {
        return hostsOnly[carrier(protocol)];
    }

    List<Kind> kinds(String buffer) {
        return kinds.getOrDefault(buffer, List.of());
    }

    /** Whether any rule asks of remote procedure calls. */
    boolean asksOfCalls() {
        return !kinds("dce_stub_data").isEmpty() || !kinds("dce_iface").isEmpty() || !kinds("dce_opnum").isEmpty();
    }

    int[] files() {
        return files;
    }

    /** The rule that an alert names by its index. */
    Rule rule(int index) {
        return rules[index].rule();
    }
}
