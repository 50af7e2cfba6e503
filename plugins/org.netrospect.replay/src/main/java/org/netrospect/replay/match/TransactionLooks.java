package org.netrospect.replay.match;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.replay.match.Transaction.Shown;
import org.netrospect.replay.rule.BufferName;
import org.netrospect.replay.rule.FileTest;

/** Decides rules over the buffers of a transaction. Made when needed. */
final class TransactionLooks {
    private final CompiledRules rules;
    private final Scratch scratch;
    private final Conditions conditions;
    private final Stretch[] stretches;
    private final Told told;

    /** Is told of a rule that has matched. */
    @FunctionalInterface
    interface Told {
        void matched(MatchRule rule, boolean fromClient);
    }

    /** A buffer as rules see it: of one field, transformed. */
    private record Seen(BufferName name, boolean fromClient, byte[] bytes) {
    }

    TransactionLooks(CompiledRules rules, Scratch scratch, Conditions conditions, Stretch[] stretches, Told told) {
        this.rules = rules;
        this.scratch = scratch;
        this.conditions = conditions;
        this.stretches = stretches;
        this.told = told;
    }

    /** @param file whose coming is the occasion; none at the end of the transaction */
    void transaction(Transaction transaction, Optional<RecoveredFile> file) {
        Candidates candidates = scratch.candidates;
        candidates.clear();
        List<Seen> seen = new ArrayList<>();
        for (Shown shown : transaction.shown()) {
            for (CompiledRules.Kind kind : rules.kinds(shown.name())) {
                for (byte[] bytes : BufferForms.of(kind.buffer(), shown)) {
                    seen.add(new Seen(kind.buffer(), shown.fromClient(), bytes));
                    kind.group().candidates(bytes, 0, bytes.length, candidates);
                }
            }
        }
        if (file.isPresent()) {
            candidates.add(rules.files());
        }
        int count = candidates.sorted();
        for (int i = 0; i < count; i++) {
            MatchRule rule = rules.rules()[candidates.get(i)];
            if (file.isEmpty() && !rule.rule().fileTests().isEmpty()) {
                continue;
            }
            if (rule.side() != Sides.SERVER) {
                decide(rule, true, transaction, seen, file);
            }
            if (rule.side() != Sides.CLIENT) {
                decide(rule, false, transaction, seen, file);
            }
        }
    }

    private void decide(MatchRule rule, boolean fromClient, Transaction transaction, List<Seen> seen,
            Optional<RecoveredFile> file) {
        if (file.isPresent() && rule.side() == Sides.EITHER && file.get().offer().fromClient() != fromClient) {
            return;
        }
        if (!conditions.hold(rule, fromClient)) {
            return;
        }
        for (FileTest test : rule.rule().fileTests()) {
            if (!FileFacts.holds(test, file.orElseThrow())) {
                return;
            }
        }
        scratch.matcher.begin(rule.rule().variables(), true);
        boolean here = rule.buffers().length == 0;
        for (MatchRule.Named named : rule.buffers()) {
            boolean its = named.side() == Sides.EITHER ? fromClient : named.side() == Sides.CLIENT;
            here |= its == fromClient;
            if (!any(named, its, seen)) {
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

    private boolean payload(MatchRule rule, boolean fromClient) {
        Stretch stretch = stretches[fromClient ? 0 : 1];
        return rule.payload().length == 0
                || scratch.matcher.matches(rule.payload(), stretch.bytes(), 0, stretch.end());
    }

    /** A file has come: rules about it are decided together with what was shown before. */
    void file(Transaction transaction, RecoveredFile file) throws IOException {
        int before = transaction.size();
        boolean fromClient = file.offer().fromClient();
        int length = (int) Math.min(file.content().length(), Transaction.LARGEST);
        byte[] content = new byte[length];
        int read = 0;
        while (read < length) {
            int n = file.content().read(read, content, read, length - read);
            if (n <= 0) {
                break;
            }
            read += n;
        }
        transaction.add("file.data", fromClient, java.util.Arrays.copyOf(content, read));
        transaction.add("file.name", fromClient, file.offer().name().getBytes(StandardCharsets.UTF_8));
        transaction(transaction, Optional.of(file));
        transaction.cutTo(before);
    }
}
