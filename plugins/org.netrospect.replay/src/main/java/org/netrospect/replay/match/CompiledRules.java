package org.netrospect.replay.match;

import java.util.ArrayList;
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
 * are sought all at once. Immutable to those who see it, shared by all threads.
 */
public final class CompiledRules {
    private final Parts parts;
    private final Map<String, List<Kind>> kinds = new HashMap<>();
    private final Headers headers;
    private final LongAdder givenUp = new LongAdder();

    /**
     * Rules over one named buffer, perhaps of one field and transformed.
     *
     * @param group those that are sought in it
     * @param users all that ask of it
     */
    record Kind(BufferName buffer, PatternGroup group, Members users) {
    }

    /**
     * What these are made of.
     *
     * @param headersOnly rules without payload, by what carries them: TCP, UDP, ICMP, everything else
     * @param hostsOnly those of them that ask of hosts alone
     * @param files rules about files alone
     * @param ofFiles rules about files
     * @param onlyFiles those of them that a file alone decides
     * @param contents whether any asks what files are, by their digests or their kind
     * @param asking rules that ask the same of headers, together
     * @param patterns number of patterns of all groups
     * @param sets number of {@link Members}
     */
    record Parts(RuleTable table, PatternGroup tcpPackets, PatternGroup streams, PatternGroup datagrams,
            int[][] headersOnly, HostRules[] hostsOnly, List<Kind> kinds, int[] files,
            Members ofFiles, Members onlyFiles, boolean contents, int[][] asking, int patterns, int sets,
            List<RuleSet.Skipped> skipped, List<RuleSet.EventFilter> filters) {
    }

    CompiledRules(Parts parts) {
        this.parts = parts;
        parts.kinds().forEach(kind -> kinds.computeIfAbsent(kind.buffer().name(), b -> new ArrayList<>()).add(kind));
        headers = new Headers(parts.table(), parts.asking());
    }

    /** Makes rules ready. */
    public static CompiledRules of(RuleSet set) {
        return new CompiledRules(RuleCompiler.compile(set));
    }

    Parts parts() {
        return parts;
    }

    /** Number of rules. */
    public int size() {
        return parts.table().size();
    }

    /** What was left out of the files, each with its reason. */
    public List<RuleSet.Skipped> skipped() {
        return parts.skipped();
    }

    List<RuleSet.EventFilter> filters() {
        return parts.filters();
    }

    /** Times that a regular expression or a rule took too long for an answer, so that a match may have been missed. */
    public long givenUp() {
        return givenUp.sum();
    }

    void gaveUp(long times) {
        givenUp.add(times);
    }

    Applications applications() {
        return parts.table().applications();
    }

    MatchRule rule(int index) {
        return parts.table().get(index);
    }

    Rule.Id id(int index) {
        return parts.table().id(index);
    }

    PatternGroup tcpPackets() {
        return parts.tcpPackets();
    }

    PatternGroup streams() {
        return parts.streams();
    }

    PatternGroup datagrams() {
        return parts.datagrams();
    }

    Headers headers() {
        return headers;
    }

    /** Number of patterns of all groups. */
    int patterns() {
        return parts.patterns();
    }

    /** Number of {@link Members} there are. */
    int sets() {
        return parts.sets();
    }

    int[] headersOnly(int protocol) {
        return parts.headersOnly()[carrier(protocol)];
    }

    HostRules hostsOnly(int protocol) {
        return parts.hostsOnly()[carrier(protocol)];
    }

    List<Kind> kinds(String buffer) {
        return kinds.getOrDefault(buffer, List.of());
    }

    /** Whether any rule asks of remote procedure calls. */
    boolean asksOfCalls() {
        return !kinds("dce_stub_data").isEmpty() || !kinds("dce_iface").isEmpty() || !kinds("dce_opnum").isEmpty()
                || !kinds("dce_version").isEmpty();
    }

    int[] files() {
        return parts.files();
    }

    /** Rules about files. */
    Members ofFiles() {
        return parts.ofFiles();
    }

    /** Rules that a file alone decides. */
    Members onlyFiles() {
        return parts.onlyFiles();
    }

    /** Whether any rule asks what files are, by their digests or their kind. */
    boolean asksOfContents() {
        return parts.contents();
    }

    static int carrier(int protocol) {
        return switch (protocol) {
            case IpProtocol.TCP -> 0;
            case IpProtocol.UDP -> 1;
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> 2;
            default -> 3;
        };
    }
}
