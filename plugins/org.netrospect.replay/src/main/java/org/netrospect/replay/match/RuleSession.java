package org.netrospect.replay.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.packet.Datagram;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.session.SessionWatch;
import org.netrospect.replay.dce.Call;
import org.netrospect.replay.dce.Calls;
import org.netrospect.replay.rule.Rule;
import org.netrospect.replay.rule.StateStep;

/**
 * The rules in one session: sees its packets, its streams, and what the analyzer of its protocol shows, and tells of
 * every match as an event. What it keeps lives with the session. One thread at a time.
 */
final class RuleSession implements SessionWatch, Conditions.View {
    private final CompiledRules rules;
    private final Session session;
    private final Conditions conditions;
    private final Optional<Calls> calls;
    private final TcpProgress progress = new TcpProgress();
    private final Transaction transaction = new Transaction();
    private final Bits bits = new Bits();
    private final Stretch[] stretches = {new Stretch(), new Stretch()};
    private final HeaderRules headers;
    private final boolean[] ended = new boolean[2];
    private final boolean[] analysed = new boolean[2];
    private Optional<SessionContext> context = Optional.empty();
    private final Scratch scratch;
    private Optional<Datagram> packet = Optional.empty();
    private boolean packetFromClient;
    private final StrayMatches strays = new StrayMatches();
    private boolean passed;
    private boolean bypassed;
    private final SessionFittings fittings = new SessionFittings();
    private final Weariness weariness = new Weariness();

    /** @param scratch of the thread on which the session is read */
    RuleSession(CompiledRules rules, Session session, Scratch scratch) {
        this.rules = rules;
        this.session = session;
        this.scratch = scratch;
        conditions = new Conditions(this);
        headers = new HeaderRules(rules);
        calls = rules.asksOfCalls() && session.protocol() == IpProtocol.TCP
                ? Optional.of(new Calls(this::call)) : Optional.empty();
    }

    @Override
    public RuleSession in(SessionContext its) {
        if (context.isEmpty()) {
            context = Optional.of(its);
        }
        return this;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public TcpProgress progress() {
        return progress;
    }

    @Override
    public Bits bits() {
        return bits;
    }

    @Override
    public Applications applications() {
        return rules.applications();
    }

    @Override
    public Fitting fitting(boolean fromClient, boolean request) {
        return fittings.of(session, fromClient, request, scratch.fittings);
    }

    @Override
    public boolean analysed(boolean fromClient) {
        return analysed[fromClient ? 0 : 1];
    }

    @Override
    public void packet(Datagram d, boolean fromClient) {
        if (d.protocol >= Datagram.ARP) {
            return;
        }
        progress.packet(d, fromClient);
        passed |= bypassed;
        packet = Optional.of(d);
        packetFromClient = fromClient;
        if (d.protocol == IpProtocol.TCP || d.payloadCaptured == 0 || !d.transportPresent) {
            decidePacket();
        }
    }

    /** The protocol's analyzer has seen the packet, so that the protocol may be known. */
    private void decidePacket() {
        if (packet.isEmpty()) {
            return;
        }
        Datagram d = packet.get();
        scratch.matcher.in(weariness);
        Candidates candidates = scratch.candidates;
        Fitting fitting = fitting(packetFromClient, packetFromClient);
        candidates.clear(Optional.of(fitting));
        headers.candidates(d, packetFromClient, fitting, candidates);
        boolean stray = false;
        if (d.payloadCaptured > 0) {
            boolean tcp = d.protocol == IpProtocol.TCP;
            PatternGroup group = tcp ? rules.tcpPackets() : rules.datagrams();
            if (fitting.hasAny(group.members())) {
                group.candidates(d.data, d.payloadOffset, d.payloadCaptured, candidates);
            }
            stray = tcp && ((d.tcpFlags & Datagram.RST) != 0 || !progress.opened());
            if (stray && fitting.hasAny(rules.streams().members())) {
                rules.streams().candidates(d.data, d.payloadOffset, d.payloadCaptured, candidates);
            }
        }
        int count = candidates.sorted();
        for (int i = 0; i < count; i++) {
            MatchRule rule = rules.rule(candidates.get(i));
            if (conditions.hold(rule, packetFromClient) && conditions.packet(rule, d)
                    && scratch.holds(rule, d)
                    && (!rule.protocolOnly() || transaction.once(rule.index(), packetFromClient))) {
                matched(rule, packetFromClient);
                if (stray && rule.inStream()) {
                    strays.add(rule, packetFromClient);
                }
            }
        }
        packet = Optional.empty();
    }

    @Override
    public Analyzer around(Optional<Analyzer> protocol) {
        return new SessionTap(this, protocol);
    }

    /** Bytes of a TCP stream, before the protocol's analyzer sees them. */
    void streamBefore(boolean fromClient, ByteWindow bytes) {
        stream(fromClient, bytes);
        calls.ifPresent(c -> c.data(fromClient, bytes));
    }

    /** The protocol's analyzer has seen what came last. */
    void after(boolean fromClient) {
        analysed[fromClient ? 0 : 1] = true;
        if (session.protocol() != IpProtocol.TCP) {
            decidePacket();
        } else if (stretch(fromClient).isEnough()) {
            decideStretch(fromClient);
        }
    }

    void gap(boolean fromClient, long length) {
        decideStretch(fromClient);
        stretch(fromClient).broken();
        if (!rules.kinds("stream-event").isEmpty()) {
            looks().event("stream-event", fromClient, "reassembly_seq_gap");
        }
        calls.ifPresent(c -> c.gap(fromClient, length));
    }

    void ended(boolean fromClient) {
        decideStretch(fromClient);
        ended[fromClient ? 0 : 1] = true;
        if (ended[0] && ended[1]) {
            decideTransaction("");
        }
    }

    private Stretch stretch(boolean fromClient) {
        return stretches[fromClient ? 0 : 1];
    }

    private void stream(boolean fromClient, ByteWindow bytes) {
        Stretch stretch = stretch(fromClient);
        int at = 0;
        while (bytes.length() - at > Stretch.PIECE) {
            stretch.add(bytes, at, Stretch.PIECE);
            at += Stretch.PIECE;
            decideStretch(fromClient);
        }
        stretch.add(bytes, at, bytes.length() - at);
    }

    private void decideStretch(boolean fromClient) {
        Stretch stretch = stretch(fromClient);
        if (!stretch.hasNew()) {
            return;
        }
        scratch.matcher.in(weariness);
        Candidates candidates = scratch.candidates;
        Fitting fitting = fitting(fromClient, fromClient);
        candidates.clear(Optional.of(fitting));
        if (fitting.hasAny(rules.streams().members())) {
            rules.streams().candidates(stretch, candidates);
        } else {
            stretch.unknown();
        }
        int count = candidates.sorted();
        for (int i = 0; i < count; i++) {
            MatchRule rule = rules.rule(candidates.get(i));
            if (!strays.has(rule, fromClient) && conditions.hold(rule, fromClient) && scratch.holds(rule, stretch)) {
                matched(rule, fromClient);
            }
        }
        stretch.done();
        strays.forget(fromClient);
    }

    @Override
    public boolean wanted() {
        return true;
    }

    @Override
    public void buffer(String name, boolean fromClient, ByteWindow bytes) {
        transaction.add(name, fromClient, bytes);
    }

    @Override
    public void transactionEnd(String protocol, long number) {
        decideTransaction(protocol);
        if (protocol.startsWith("http") || protocol.equals("tls")) {
            // as Suricata's parsers do, which look at the stream when a message is whole
            decideStretch(true);
            decideStretch(false);
        }
    }

    private void call(Call call) {
        looks().call(call);
    }

    private void decideTransaction(String protocol) {
        if (!transaction.isEmpty() && context.isPresent()) {
            looks().transaction(transaction, protocol);
            transaction.clear();
        }
    }

    private TransactionLooks looks() {
        scratch.matcher.in(weariness);
        return new TransactionLooks(rules, scratch, conditions, this, stretches,
                packet.filter(d -> d.protocol != IpProtocol.TCP), this::matched);
    }

    @Override
    public void file(RecoveredFile file) {
        if (context.isEmpty()) {
            return;
        }
        try {
            looks().file(transaction, file);
        } catch (IOException e) {
            throw new UncheckedIOException("A file that was received cannot be read for its signatures: "
                    + e.getMessage(), e);
        }
    }

    private void matched(MatchRule rule, boolean fromClient) {
        if (passed) {
            return;
        }
        boolean beyond = false;
        for (StateStep step : rule.rule().states()) {
            bits.apply(step);
            beyond |= step instanceof StateStep.HostBit || step instanceof StateStep.DataSet;
        }
        passed = rule.passes();
        bypassed |= rule.bypasses(session.protocol() == IpProtocol.TCP);
        if (rule.rule().action() == Rule.Action.PASS) {
            return;
        }
        if (!rule.rule().silent() || beyond) {
            SessionContext its = context.orElseThrow();
            String kept = beyond ? scratch.matcher.kept() : "";
            its.event(its.mark(), Matches.KIND, "", Matches.details(rule.index(), fromClient, kept));
        }
    }
}
