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
    private final LongAdder givenUp = new LongAdder();

    /** Rules over one named buffer, perhaps of one field and transformed. */
    record Kind(BufferName buffer, PatternGroup group) {
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
        List<List<Integer>> headers = lists();
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
                    }
                    named.get(fast.buffer()).add(fast.pattern(), i);
                }
            } else if (rule.payload().length > 0) {
                List<Integer> protocols = rule.rule().header().ipProtocols();
                if (protocols.isEmpty() || protocols.contains(IpProtocol.TCP)) {
                    if (rule.inPackets()) {
                        packetGroup.add(fast.pattern(), i);
                    }
                    if (rule.inStream()) {
                        streamGroup.add(fast.pattern(), i);
                    }
                }
                if (protocols.isEmpty() || !protocols.equals(List.of(IpProtocol.TCP))) {
                    datagramGroup.add(fast.pattern(), i);
                }
            } else {
                addHeader(rule, rule.hostsOnly() ? hosts : headers);
            }
        }
        tcpPackets = packetGroup.build();
        streams = streamGroup.build();
        datagrams = datagramGroup.build();
        headersOnly = arrays(headers);
        hostsOnly = hosts.stream().map(l -> HostRules.of(l.stream().map(i -> rules[i]).toList()))
                .toArray(HostRules[]::new);
        files = fileRules.stream().mapToInt(Integer::intValue).toArray();
        named.forEach((buffer, builder) -> kinds.computeIfAbsent(buffer.name(), b -> new ArrayList<>())
                .add(new Kind(buffer, builder.build())));
    }

    /** Makes rules ready. */
    public static CompiledRules of(RuleSet set) {
        return new CompiledRules(set);
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
