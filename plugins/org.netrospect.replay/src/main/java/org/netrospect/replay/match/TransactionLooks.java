package org.netrospect.replay.match;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.packet.Datagram;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Sides;
import org.netrospect.replay.dce.Call;
import org.netrospect.replay.match.Transaction.Shown;
import org.netrospect.replay.rule.BufferName;
import org.netrospect.replay.rule.FileTest;
import org.netrospect.replay.script.Scripts;

/** Decides rules over the buffers of a transaction. Made when needed. */
final class TransactionLooks {
    private static final int FTP_DATA = 20;

    private final CompiledRules rules;
    private final Scratch scratch;
    private final Conditions conditions;
    private final Conditions.View view;
    private final Stretch[] stretches;
    private final Told told;
    /** What carries the transaction, where it is no stream. */
    private final Optional<Datagram> packet;
    /** The protocol has client and server the other way round than the session. */
    private boolean turned;
    /** A file is looked at for itself. */
    private boolean alone;
    private boolean littleEndian = true;
    /** What the transaction is of, where a session may speak more; -1 if that does not matter. */
    private int application = -1;
    private List<Shown> current = List.of();
    private Fitting toServer;
    private Fitting toClient;

    /** Is told of a rule that has matched. */
    @FunctionalInterface
    interface Told {
        void matched(MatchRule rule, boolean fromClient);
    }

    /** A buffer as rules see it: of one field, transformed. */
    private record Seen(BufferName name, boolean fromClient, byte[] bytes) {
    }

    TransactionLooks(CompiledRules rules, Scratch scratch, Conditions conditions, Conditions.View view,
            Stretch[] stretches, Optional<Datagram> packet, Told told) {
        this.rules = rules;
        this.scratch = scratch;
        this.conditions = conditions;
        this.view = view;
        toServer = view.fitting(true, true);
        toClient = view.fitting(false, false);
        this.stretches = stretches;
        this.packet = packet;
        this.told = told;
    }

    /** Everything has been shown. */
    void transaction(Transaction transaction, String protocol) {
        application = rules.applications().number(protocol);
        look(transaction, transaction.shown(), Optional.empty());
        for (Transaction.Carried carried : transaction.files()) {
            List<Shown> together = new ArrayList<>(transaction.shown());
            together.addAll(carried.shown());
            look(transaction, together, Optional.of(carried.file()));
        }
    }

    /** A file has come: rules that ask of nothing else are decided, others when the transaction ends. */
    void file(Transaction transaction, RecoveredFile file) throws IOException {
        if (file.offer().declaredType().equals("message/rfc822") && !file.offer().protocol().equals("http")) {
            // what is in a mail comes as files of its own: the mail around would match a second time
            return;
        }
        boolean fromClient = file.offer().fromClient();
        byte[] name = name(file.offer()).getBytes(StandardCharsets.UTF_8);
        byte[] content = content(file);
        List<Shown> shown = new ArrayList<>(List.of(new Shown("file.data", fromClient, content, content.length),
                new Shown("file.name", fromClient, name, name.length)));
        if (!rules.kinds("file.scripts").isEmpty()) {
            Scripts.of(content, file.offer().declaredType()).numbered()
                    .ifPresent(script -> shown.add(new Shown("file.scripts", fromClient, script, script.length)));
        }
        alone = true;
        look(new Transaction(), shown, Optional.of(file));
        alone = false;
        transaction.carry(new Transaction.Carried(file, shown));
    }

    /** To Suricata, what HTTP carries without another name has the path as its name. */
    private static String name(FileOffer offer) {
        String name = offer.name();
        String url = offer.protocol().startsWith("http")
                ? offer.facts().get("url").map(Object::toString).orElse("").split("[?#]", 2)[0] : "";
        int scheme = url.indexOf("://");
        int path = url.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        String last = url.substring(url.lastIndexOf('/') + 1);
        return path >= 0 && (last.equals(name) || last.contains("%") && !name.isEmpty()
                && url.lastIndexOf('/') > scheme + 2) ? url.substring(path, url.lastIndexOf('/') + 1) + name : name;
    }

    /** A remote procedure call, or its answer. */
    void call(Call call) {
        byte[] operation = Integer.toString(call.operation()).getBytes(StandardCharsets.US_ASCII);
        byte[] iface = call.iface().getBytes(StandardCharsets.US_ASCII);
        byte[] version = Integer.toString(call.version()).getBytes(StandardCharsets.US_ASCII);
        littleEndian = call.littleEndian();
        look(new Transaction(), List.of(
                new Shown("dce_iface", call.request(), iface, iface.length),
                new Shown("dce_version", call.request(), version, version.length),
                new Shown("dce_opnum", call.request(), operation, operation.length),
                new Shown("dce_stub_data", call.request(), call.stub(), call.stub().length)), Optional.empty());
    }

    /** Something happened to a side of the session. */
    void event(String kind, boolean fromClient, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        look(new Transaction(), List.of(new Shown(kind, fromClient, bytes, bytes.length)), Optional.empty());
    }

    private static byte[] content(RecoveredFile file) throws IOException {
        byte[] content = new byte[(int) Math.min(file.content().length(), Transaction.LARGEST)];
        int read = 0;
        while (read < content.length) {
            int n = file.content().read(read, content, read, content.length - read);
            if (n <= 0) {
                return Arrays.copyOf(content, read);
            }
            read += n;
        }
        return content;
    }

    private void look(Transaction transaction, List<Shown> all, Optional<RecoveredFile> file) {
        Candidates candidates = scratch.candidates;
        List<Seen> seen = new ArrayList<>();
        turned = false;
        current = all;
        for (Shown shown : all) {
            turned |= Sides.areTurned(shown.name(), shown.fromClient());
        }
        toServer = view.fitting(!turned, true);
        toClient = view.fitting(turned, false);
        candidates.clear(scratch.both(toServer, toClient, rules.ofFiles(), file.isPresent()));
        for (Shown shown : all) {
            see(shown.name(), shown, seen);
            if (shown.name().equals("http.request_body") || shown.name().equals("http.response_body")) {
                see("http.body", shown, seen);
            }
        }
        if (file.isPresent()) {
            candidates.add(rules.files());
        }
        int count = candidates.sorted();
        for (int i = 0; i < count; i++) {
            MatchRule rule = rules.rule(candidates.get(i));
            if (application >= 0 && !rule.applications().any().isEmpty()
                    && !rule.applications().any().get(application)) {
                continue;
            }
            if (file.isPresent() && rules.onlyFiles().has(rule.index()) != alone) {
                continue;
            }
            boolean active = rule.rule().snort3() && file.isPresent() && isFromActiveServer(file.get());
            turned ^= active;
            Fitting server = active ? view.fitting(!turned, true) : toServer;
            Fitting client = active ? view.fitting(turned, false) : toClient;
            if (rule.side() != Sides.SERVER && server.has(rule.index())) {
                decide(rule, true, transaction, seen, file);
            }
            if (rule.side() != Sides.CLIENT && client.has(rule.index())) {
                decide(rule, false, transaction, seen, file);
            }
            turned ^= active;
        }
    }

    /** To Snort, a server of FTP that opens the session for data is still the server. */
    private boolean isFromActiveServer(RecoveredFile file) {
        return view.session().clientPort() == FTP_DATA && file.offer().protocol().startsWith("ftp");
    }

    private void see(String name, Shown shown, List<Seen> seen) {
        for (CompiledRules.Kind kind : rules.kinds(name)) {
            if (!fits(kind.users())) {
                continue;
            }
            boolean sought = fits(kind.group().members());
            for (byte[] bytes : BufferForms.of(kind.buffer(), shown)) {
                seen.add(new Seen(kind.buffer(), shown.fromClient(), bytes));
                if (sought) {
                    kind.group().candidates(bytes, 0, bytes.length, scratch.candidates);
                }
            }
        }
    }

    private boolean fits(Members members) {
        return toServer.hasAny(members) || toClient.hasAny(members);
    }

    /** @param request whether what goes to the server is looked at */
    private void decide(MatchRule rule, boolean request, Transaction transaction, List<Seen> seen,
            Optional<RecoveredFile> file) {
        boolean fromClient = request != turned;
        if (file.isPresent() && rule.side() == Sides.EITHER && file.get().offer().fromClient() != fromClient
                || !conditions.hold(rule, fromClient, request)) {
            return;
        }
        for (FileTest test : rule.rule().fileTests()) {
            if (!FileFacts.holds(test, file.orElseThrow())) {
                return;
            }
        }
        scratch.matcher.begin(rule.rule().variables(), littleEndian);
        boolean here = rule.buffers().length == 0;
        for (MatchRule.Named named : rule.buffers()) {
            boolean its = named.side() == Sides.EITHER ? request : named.side() == Sides.CLIENT;
            here |= its == request;
            if (!any(named, its != turned, seen)) {
                return;
            }
        }
        if (here && payload(rule, fromClient) && transaction.first(rule.index(), fromClient)) {
            told.matched(rule, fromClient);
        }
    }

    private boolean any(MatchRule.Named named, boolean fromClient, List<Seen> seen) {
        for (Seen each : seen) {
            if (each.fromClient == fromClient && each.name.equals(named.buffer())
                    && scratch.matcher.matches(named.steps(), each.bytes, 0, each.bytes.length)) {
                return true;
            }
        }
        return false;
    }

    /** In the stream; for Snort 3, to which each section of a message is a packet, in the body too. */
    private boolean payload(MatchRule rule, boolean fromClient) {
        CompiledStep[] steps = rule.payload();
        if (packet.isPresent() && steps.length > 0) {
            Datagram d = packet.get();
            return scratch.matcher.matches(steps, d.data, d.payloadOffset, d.payloadCaptured);
        }
        Stretch stretch = stretches[fromClient ? 0 : 1];
        if (steps.length == 0 || scratch.matcher.matches(steps, stretch.bytes(), 0, stretch.end())
                || scratch.matcher.matches(steps, stretch.bytes(), stretch.last(), stretch.end() - stretch.last())) {
            return true;
        }
        for (Shown shown : rule.rule().snort3() ? current : List.<Shown>of()) {
            if (shown.fromClient() == fromClient && shown.name().endsWith("_body")
                    && scratch.matcher.matches(steps, shown.bytes(), 0, shown.length())) {
                return true;
            }
        }
        return false;
    }
}
