package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.netrospect.core.session.Sides;
import org.netrospect.replay.pcre.Shape;
import org.netrospect.replay.rule.BufferName;
import org.netrospect.replay.rule.BufferTest;
import org.netrospect.replay.rule.FileTest;
import org.netrospect.replay.rule.FlowState;
import org.netrospect.replay.rule.PacketTest;
import org.netrospect.replay.rule.Rule;
import org.netrospect.replay.rule.StateStep;
import org.netrospect.replay.rule.Step;

/**
 * A rule ready to be matched: what it asks, ordered by where it is asked.
 *
 * @param index its place in the order in which rules are tried
 * @param payload steps over payload, empty if there are none
 * @param buffers what it asks of named buffers of transactions and files
 * @param headers what it asks of headers of packets
 * @param inPackets whether the payload of a TCP packet is looked at for itself
 * @param inStream whether stretches of TCP streams are looked at
 * @param hostsOnly whether it asks of nothing but addresses and protocol, so that once a session and side is enough
 * @param side who sends what its buffers hold
 * @param applications what it asks of the protocols that the session speaks
 * @param positioned whether contents have offset or depth, so that where a stretch begins matters
 */
record MatchRule(Rule rule, int index, CompiledStep[] payload, Named[] buffers, Named[] headers, boolean inPackets,
        boolean inStream, boolean hostsOnly, Sides side, Applications.Asked applications, boolean positioned) {
    /** What is asked of one named buffer. */
    record Named(BufferName buffer, CompiledStep[] steps, Sides side) {
    }

    private static final Set<PacketTest.Field> OF_SESSION = Set.of(PacketTest.Field.IP_PROTOCOL);

    static MatchRule of(Rule rule, int index, Applications applications) {
        CompiledStep[] payload = {};
        List<Named> buffers = new ArrayList<>();
        List<Named> headers = new ArrayList<>();
        boolean positioned = false;
        Sides side = Sides.EITHER;
        boolean besideClient = rule.bufferTests().stream().anyMatch(t -> Sides.of(t.buffer().name()) == Sides.CLIENT);
        for (BufferTest test : rule.bufferTests()) {
            CompiledStep[] steps = CompiledStep.of(test.steps());
            if (test.buffer().isPayload()) {
                payload = steps;
                positioned = positioned(test.steps());
            } else if (test.buffer().isPacketHeader()) {
                headers.add(new Named(test.buffer(), CompiledStep.of(test.steps()), Sides.EITHER));
            } else {
                Sides its = Sides.of(test.buffer().name(), besideClient);
                buffers.add(new Named(test.buffer(), steps, its));
                side = its == Sides.SERVER || side == Sides.EITHER ? its : side;
            }
        }
        buffers.sort(Comparator.comparing(MatchRule::hasRegex));
        boolean ofPacket = rule.packetTests().stream().anyMatch(MatchRule::ofPacket) || rule.header().packetsOnly()
                || rule.flow().bytes() == FlowState.Bytes.NO_STREAM;
        boolean inPackets = ofPacket || !rule.packetTests().isEmpty();
        boolean onlyStream = rule.header().streamOnly() || rule.flow().bytes() == FlowState.Bytes.ONLY_STREAM;
        boolean hostsOnly = !rule.snort3() && payload.length == 0 && buffers.isEmpty() && headers.isEmpty()
                && rule.fileTests().isEmpty() && !ofPacket
                && rule.packetTests().stream().allMatch(MatchRule::ofSession) && rule.flow().equals(FlowState.ANY)
                && rule.header().sourcePorts().isAny() && rule.header().destinationPorts().isAny()
                && rule.header().applications().isEmpty() && rule.notApplications().isEmpty();
        return new MatchRule(rule, index, payload, buffers.toArray(new Named[0]), headers.toArray(new Named[0]),
                inPackets || positioned && !onlyStream && !rule.snort3(), !inPackets, hostsOnly, side,
                applications.add(rule), positioned);
    }

    /** Buffers with expressions are looked at after those without. */
    private static boolean hasRegex(Named named) {
        for (CompiledStep step : named.steps()) {
            if (step.step() instanceof Step.Regex) {
                return true;
            }
        }
        return false;
    }

    private static boolean ofPacket(PacketTest test) {
        return !ofSession(test);
    }

    private static boolean ofSession(PacketTest test) {
        return test instanceof PacketTest.Number n && OF_SESSION.contains(n.field());
    }

    private static boolean positioned(List<Step> steps) {
        return steps.stream().anyMatch(s -> s instanceof Step.Content c
                && (c.offset().present() || c.depth().present()));
    }

    /** Whether it asks of nothing but the protocol that a session speaks: once for each side is enough. */
    boolean protocolOnly() {
        return payload.length == 0 && !ofTransactions() && headers.length == 0 && rule.packetTests().isEmpty()
                && rule.flow().stage() == FlowState.Stage.ANY && rule.askedProtocol()
                && rule.states().stream().noneMatch(StateStep::asks);
    }

    /** Whether its payload must have bytes that are sought before it is tried. */
    boolean hasContent() {
        for (CompiledStep step : payload) {
            if (step.step() instanceof Step.Content c && !c.negated()) {
                return true;
            }
        }
        return false;
    }

    /** How an expression begins that its payload must match; empty if there is none of which this is known. */
    List<Shape> shapes() {
        for (CompiledStep step : payload) {
            if (step.step() instanceof Step.Regex r && !r.negated()) {
                List<Shape> shapes = Shape.of(r.pattern());
                if (!shapes.isEmpty()) {
                    return shapes;
                }
            }
        }
        return List.of();
    }

    /** Whether it is about transactions of an application protocol or files. */
    boolean ofTransactions() {
        return buffers.length > 0 || !rule.fileTests().isEmpty();
    }

    boolean ofFiles() {
        if (!rule.fileTests().isEmpty()) {
            return true;
        }
        for (Named named : buffers) {
            if (named.buffer().name().startsWith("file.")) {
                return true;
            }
        }
        return false;
    }

    /** Whether it asks what a file is, by its digest or its kind. */
    boolean asksOfContents() {
        return rule.fileTests().stream()
                .anyMatch(test -> test instanceof FileTest.Digest || test instanceof FileTest.Magic);
    }

    /** Whether a file alone decides it. */
    boolean onlyFiles() {
        for (Named named : buffers) {
            if (!named.buffer().name().startsWith("file.")) {
                return false;
            }
        }
        // what asks for bits waits for what sets them in the same transaction
        return payload.length == 0 && rule.states().stream().noneMatch(StateStep::asks);
    }

    /** Whether what comes after a match is not looked at, nor what is asked of the same packet after it. */
    boolean passes() {
        return passes(rule);
    }

    /** Whether what comes after the packet of a match is not looked at. @param stream whether it was in TCP */
    boolean bypasses(boolean stream) {
        Rule.Action action = rule.action();
        boolean flow = hostsOnly || ofTransactions() || stream && payload.length > 0 && inStream || protocolOnly()
                || payload.length == 0 && rule.packetTests().isEmpty() && !rule.header().applications().isEmpty();
        return action == Rule.Action.ALERT_AND_BYPASS || action == Rule.Action.DROP && !rule.snort3() && flow;
    }

    private static boolean passes(Rule rule) {
        return rule.action() == Rule.Action.PASS || rule.action() == Rule.Action.PASS_ALOUD;
    }

    /** Earlier in the order: what sets bits stands before what asks for them. */
    static int stage(Rule rule) {
        if (passes(rule)) {
            // what passes does so before anything can alert
            return -1;
        }
        boolean sets = false;
        boolean asks = false;
        for (StateStep step : rule.states()) {
            sets |= !step.asks();
            asks |= step.asks();
        }
        return sets ? asks ? 1 : 0 : asks ? 2 : 3;
    }
}
