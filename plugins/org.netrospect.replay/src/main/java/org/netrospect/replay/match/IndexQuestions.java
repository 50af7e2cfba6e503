package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.netrospect.core.contents.Grams;
import org.netrospect.core.contents.SessionContents;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.IcmpTypes;
import org.netrospect.core.session.Sides;
import org.netrospect.replay.rule.BufferName;
import org.netrospect.replay.rule.BufferTest;
import org.netrospect.replay.rule.Comparison;
import org.netrospect.replay.rule.FlowState;
import org.netrospect.replay.rule.Header;
import org.netrospect.replay.rule.PacketTest;
import org.netrospect.replay.rule.Rule;
import org.netrospect.replay.rule.StateStep;
import org.netrospect.replay.rule.Step;

/**
 * Says of sessions, by their ends and by what they contain in brief, whether any rule can give an alert in them. Rules
 * that only prepare others (they set bits of the session) are not asked: they are run where another can match. One
 * thread.
 */
public final class IndexQuestions {
    /** Ways of changing a buffer that leave its sequences as they are, but for case. */
    private static final Set<BufferName.Kind> HARMLESS = Set.of(BufferName.Kind.TO_LOWERCASE,
            BufferName.Kind.TO_UPPERCASE, BufferName.Kind.HEADER_LOWERCASE, BufferName.Kind.DOTPREFIX);

    /** How the names of buffers of remote procedure calls begin. */
    private static final String CALLS = "dce_";

    private final CompiledRules rules;
    private final List<Question> questions = new ArrayList<>();
    private final Map<String, BitSet> spoken = new HashMap<>();

    /**
     * What must be there for a rule to match.
     *
     * @param text of both sides
     * @param ofClient what the client must send of it
     * @param payload bytes that a packet must carry, at least
     */
    private record Question(MatchRule rule, Grams text, Grams ofClient, long payload) {
        boolean concerns(SessionContents contents) {
            return contents.mayHavePayload(payload) && contents.mayHold(text) && contents.mayHoldFromClient(ofClient);
        }
    }

    /** The two ends of a session and what they speak, as the case has it; asked for little by little. */
    public interface Ends {
        int protocol();

        int ipVersion();

        long clientHigh();

        long clientLow();

        int clientPort();

        long serverHigh();

        long serverLow();

        int serverPort();

        /** Names with commas between them. */
        String service();
    }

    public IndexQuestions(CompiledRules rules) {
        this.rules = rules;
        for (int i = 0; i < rules.size(); i++) {
            MatchRule rule = rules.rule(i);
            if (rule.rule().action() != Rule.Action.PASS && (!rule.rule().silent() || rule.rule().states().stream()
                    .anyMatch(step -> step instanceof StateStep.HostBit || step instanceof StateStep.DataSet))) {
                questions.add(new Question(rule, text(rule.rule(), test -> true),
                        text(rule.rule(), test -> comesFromClient(rule, test)), payload(rule.rule())));
            }
        }
    }

    /** Rules that are asked for. */
    public int size() {
        return questions.size();
    }

    /** Rules without any text that must be there, so that only ends, protocol and sizes can rule sessions out. */
    public List<String> withoutText() {
        return questions.stream().filter(q -> q.text.isEmpty()).map(q -> q.rule.rule().id().toString()).toList();
    }

    /**
     * Whether it holds only for what the side sends that is the client. Files and remote procedure calls have sides of
     * their own, and to Snort a server that opens a session is still the server.
     */
    private static boolean comesFromClient(MatchRule rule, BufferTest test) {
        boolean request = rule.rule().flow().direction() == FlowState.Direction.TO_SERVER && rule.side() != Sides.SERVER
                || rule.side() == Sides.CLIENT;
        return request && !rule.rule().snort3() && !rule.ofFiles()
                && Arrays.stream(rule.buffers()).noneMatch(named -> named.buffer().name().startsWith(CALLS)
                        || named.side() == Sides.SERVER && named.buffer().equals(test.buffer()));
    }

    /** All text that must be there for some tests of a rule to hold. */
    private static Grams text(Rule rule, Predicate<BufferTest> which) {
        List<byte[]> all = new ArrayList<>();
        for (BufferTest test : rule.bufferTests().stream().filter(which).toList()) {
            BufferName buffer = test.buffer();
            // remote procedure calls are put together, and scripts read, by the rules themselves
            boolean known = !buffer.name().startsWith(CALLS) && !buffer.name().equals("file.scripts")
                    && !buffer.isPacketHeader()
                    && buffer.transforms().stream().allMatch(t -> HARMLESS.contains(t.kind()));
            boolean dot = buffer.transforms().stream().anyMatch(t -> t.kind() == BufferName.Kind.DOTPREFIX);
            for (Step step : test.steps()) {
                if (known && step instanceof Step.Content c && !c.negated()) {
                    byte[] pattern = c.pattern();
                    boolean prefix = dot && pattern.length > 0 && pattern[0] == '.';
                    all.add(prefix ? Arrays.copyOfRange(pattern, 1, pattern.length) : pattern);
                }
            }
        }
        return Grams.of(all);
    }

    private static long payload(Rule rule) {
        return rule.packetTests().stream().mapToLong(test -> test instanceof PacketTest.Number number
                && number.field() == PacketTest.Field.PAYLOAD_SIZE ? number.comparison().least() : 0).max().orElse(0);
    }

    /** Whether any rule can give an alert in a session. */
    public boolean mayMatch(SessionContents contents, Ends ends) {
        for (Question question : questions) {
            if (question.concerns(contents) && concerns(question.rule, ends)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any rule can give an alert in a session with such ends, whatever it contains. */
    public boolean mayConcern(Ends ends) {
        return questions.stream().anyMatch(question -> concerns(question.rule, ends));
    }

    /** What a session speaks becomes more while it lasts, so what it must not speak says nothing. */
    private boolean concerns(MatchRule rule, Ends e) {
        Header header = rule.rule().header();
        BitSet any = rule.applications().any();
        return (header.ipProtocols().isEmpty() || header.ipProtocols().contains(e.protocol()))
                && (any.isEmpty() || any.intersects(spoken.computeIfAbsent(e.service(), rules.applications()::spoken)))
                && rule.rule().packetTests().stream().allMatch(test -> mayPass(test, e))
                && (hosts(header, e, true) && ports(rule, e, true) || hosts(header, e, false) && ports(rule, e, false));
    }

    /** What the ends of a session of ICMP say of its messages. */
    private static boolean mayPass(PacketTest test, Ends e) {
        if (!(test instanceof PacketTest.Number(PacketTest.Field field, Comparison comparison))
                || field != PacketTest.Field.ICMP_TYPE && field != PacketTest.Field.ICMP_CODE) {
            return true;
        }
        if (!IcmpTypes.isIcmp(e.protocol())) {
            return false;
        }
        int answer = IcmpTypes.counterpart(e.protocol(), e.clientPort());
        return field == PacketTest.Field.ICMP_CODE ? answer >= 0 || comparison.test(e.serverPort())
                : comparison.test(e.clientPort()) || answer >= 0 && comparison.test(answer);
    }

    private static boolean hosts(Header header, Ends e, boolean fromClient) {
        return fromClient
                ? header.source().contains(e.ipVersion(), e.clientHigh(), e.clientLow())
                        && header.destination().contains(e.ipVersion(), e.serverHigh(), e.serverLow())
                : header.source().contains(e.ipVersion(), e.serverHigh(), e.serverLow())
                        && header.destination().contains(e.ipVersion(), e.clientHigh(), e.clientLow());
    }

    /** As {@link Conditions} has it. */
    private static boolean ports(MatchRule rule, Ends e, boolean fromClient) {
        Header header = rule.rule().header();
        if (rule.rule().snort3() && !header.applications().isEmpty()) {
            return true;
        }
        boolean known = hasPorts(e.protocol());
        int client = known ? e.clientPort() : -1;
        int server = known ? e.serverPort() : -1;
        return (header.sourcePorts().isAny() || header.sourcePorts().contains(fromClient ? client : server))
                && (header.destinationPorts().isAny()
                        || header.destinationPorts().contains(fromClient ? server : client));
    }

    private static boolean hasPorts(int protocol) {
        return protocol == IpProtocol.TCP || protocol == IpProtocol.UDP || protocol == IpProtocol.SCTP;
    }
}
