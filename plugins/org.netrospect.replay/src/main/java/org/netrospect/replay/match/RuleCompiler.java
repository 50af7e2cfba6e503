package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.replay.match.CompiledRules.Kind;
import org.netrospect.replay.match.CompiledRules.Parts;
import org.netrospect.replay.rule.BufferName;
import org.netrospect.replay.rule.Rule;
import org.netrospect.replay.rule.RuleSet;

/** Puts every rule where the bytes are sought that must be there for it. Used once. */
final class RuleCompiler {
    private final RuleTable table;
    private final PatternGroup.Builder packets = new PatternGroup.Builder();
    private final PatternGroup.Builder streams = new PatternGroup.Builder();
    private final PatternGroup.Builder datagrams = new PatternGroup.Builder();
    private final Map<BufferName, PatternGroup.Builder> named = new LinkedHashMap<>();
    private final Map<BufferName, List<Integer>> users = new LinkedHashMap<>();
    private final List<List<Integer>> headersOnly = lists();
    private final List<List<Integer>> hostsOnly = lists();
    private final List<Integer> files = new ArrayList<>();

    private RuleCompiler(RuleTable table) {
        this.table = table;
    }

    static Parts compile(RuleSet set) {
        List<Rule> ordered = new ArrayList<>(set.rules());
        ordered.sort(Comparator.comparingInt(MatchRule::stage));
        RuleCompiler compiler = new RuleCompiler(new RuleTable(ordered));
        for (int i = 0; i < ordered.size(); i++) {
            compiler.add(compiler.table.get(i));
        }
        return compiler.parts(set);
    }

    private void add(MatchRule rule) {
        FastPattern fast = FastPattern.of(rule.rule());
        if (rule.headers().length > 0) {
            addHeader(rule, headersOnly);
        } else if (rule.ofTransactions()) {
            if (rule.buffers().length == 0) {
                files.add(rule.index());
            } else {
                for (MatchRule.Named each : rule.buffers()) {
                    named.computeIfAbsent(each.buffer(), b -> new PatternGroup.Builder());
                    users.computeIfAbsent(each.buffer(), b -> new ArrayList<>()).add(rule.index());
                }
                named.get(fast.buffer()).add(fast.pattern(), rule.index());
            }
        } else if (rule.payload().length > 0) {
            List<Integer> protocols = rule.rule().header().ipProtocols();
            boolean tcp = protocols.isEmpty() || protocols.contains(IpProtocol.TCP);
            if (tcp && rule.inPackets()) {
                add(packets, fast, rule);
            }
            if (tcp && rule.inStream()) {
                add(streams, fast, rule);
            }
            if (protocols.isEmpty() || !protocols.equals(List.of(IpProtocol.TCP))) {
                add(datagrams, fast, rule);
            }
        } else {
            addHeader(rule, rule.hostsOnly() ? hostsOnly : headersOnly);
        }
    }

    private Parts parts(RuleSet set) {
        Members.Numbering numbering = new Members.Numbering(table.size());
        PatternGroup ofPackets = packets.build(0, numbering);
        PatternGroup ofStreams = streams.build(ofPackets.patterns(), numbering);
        PatternGroup ofDatagrams = datagrams.build(ofStreams.patterns() + ofPackets.patterns(), numbering);
        int base = ofPackets.patterns() + ofStreams.patterns() + ofDatagrams.patterns();
        List<Kind> kinds = new ArrayList<>();
        for (Map.Entry<BufferName, PatternGroup.Builder> each : named.entrySet()) {
            PatternGroup group = each.getValue().build(base, numbering);
            base += group.patterns();
            kinds.add(new Kind(each.getKey(), group, numbering.of(users.get(each.getKey()))));
        }
        HostRules[] hosts = hostsOnly.stream().map(l -> HostRules.of(l.stream().map(table::get).toList()))
                .toArray(HostRules[]::new);
        List<Integer> ofFiles = numbers(MatchRule::ofFiles);
        List<Integer> onlyFiles = numbers(rule -> rule.ofFiles() && rule.onlyFiles());
        boolean contents = !numbers(MatchRule::asksOfContents).isEmpty();
        return new Parts(table, ofPackets, ofStreams, ofDatagrams, arrays(headersOnly), hosts, kinds,
                files.stream().mapToInt(Integer::intValue).toArray(), numbering.of(ofFiles), numbering.of(onlyFiles),
                contents, Headers.asking(table), base, numbering.count(), set.skipped(), set.filters());
    }

    private List<Integer> numbers(Predicate<MatchRule> which) {
        return IntStream.range(0, table.size()).filter(i -> which.test(table.get(i))).boxed().toList();
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
            if (protocols.isEmpty() || protocols.stream().anyMatch(p -> CompiledRules.carrier(p) == its)) {
                lists.get(carrier).add(rule.index());
            }
        }
    }
}
