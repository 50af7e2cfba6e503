package org.netrospect.replay.scanner;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Judgements.Judgement;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.replay.run.Runs;
import org.netrospect.replay.virus.Verdict;
import org.netrospect.replay.virus.VerdictLedger;

/**
 * What is known of the contents of a scan before it, from all cases, and what it adds. A content changes its verdict if
 * the last run over this case said something else of it, or, where there was none, the last run over any case.
 */
final class ScanMemory {
    private final VerdictLedger everywhere = new VerdictLedger();
    private final VerdictLedger here = new VerdictLedger();
    private final Set<String> judgedHere = new HashSet<>();
    private final List<Judgement> more = new ArrayList<>();
    private final String engine;
    private final String version;
    private final boolean identified;
    private final String caseName;
    private final long now;

    private ScanMemory(String engine, String version, String signatures, String caseName) {
        this.engine = engine;
        this.version = signatures.isEmpty() ? version : version + " " + signatures;
        this.identified = !signatures.isEmpty();
        this.caseName = caseName;
        Instant instant = Instant.now();
        now = instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    /**
     * Reads what is known.
     *
     * @param signatures hash of the signature files; "" if the engine has signatures of its own: since files can be
     *            added to those without another version, nothing that it said earlier is taken over
     */
    static ScanMemory of(CaseStore store, String engine, String version, String signatures, Set<String> contents)
            throws IOException {
        ScanMemory memory = new ScanMemory(engine, version, signatures, store.name());
        for (Judgement each : store.judgements().of(contents)) {
            if (each.engine().equals(engine)) {
                memory.everywhere.add(entry(each));
            }
        }
        memory.readCase(store);
        return memory;
    }

    private static VerdictLedger.Entry entry(Judgement each) {
        return new VerdictLedger.Entry(each.sha256(), each.engine(), each.version(),
                new Verdict(Verdict.State.valueOf(each.verdict().toUpperCase(Locale.ROOT)), each.signatures(),
                        each.detail()), each.time());
    }

    private void readCase(CaseStore store) {
        Map<Long, Runs.Run> runs = new HashMap<>();
        Runs.of(store).stream().filter(run -> run.kind() == Runs.Kind.VIRUSES && run.engine().equals(engine))
                .forEach(run -> runs.put(run.id(), run));
        Table verdicts = store.table(Tables.VERDICTS.name()).orElseThrow();
        for (int row = 0; row < verdicts.rows(); row++) {
            Runs.Run run = runs.get(verdicts.longAt(0, row));
            if (run != null) {
                String signature = text(verdicts, row, "signature");
                Verdict.State state = Verdict.State.valueOf(text(verdicts, row, "verdict").toUpperCase(Locale.ROOT));
                judgedHere.add(text(verdicts, row, "sha256"));
                here.add(new VerdictLedger.Entry(text(verdicts, row, "sha256"), engine, run.engineVersion()
                        + (run.signaturesSha256().isEmpty() ? "" : " " + run.signaturesSha256()),
                        new Verdict(state, signature.isEmpty() ? List.of() : List.of(signature.split(", ?")),
                                List.of()), run.started()));
            }
        }
    }

    private static String text(Table table, int row, String column) {
        return table.textAt(Tables.VERDICTS.index(column), row);
    }

    /** What these very signatures said of it. */
    Optional<Verdict> known(String sha256) {
        return identified ? everywhere.known(sha256, engine, version) : Optional.empty();
    }

    /** Takes the verdict of this scan. @return what it changes */
    Optional<VerdictLedger.Change> given(String sha256, Verdict verdict) {
        VerdictLedger.Entry entry = new VerdictLedger.Entry(sha256, engine, version, verdict, now);
        Optional<Verdict> before = everywhere.known(sha256, engine, version);
        Optional<VerdictLedger.Change> change = everywhere.add(entry);
        if (before.isEmpty() || !before.get().equals(verdict)) {
            more.add(new Judgement(sha256, engine, version, verdict.state().word(), verdict.signatures(),
                    verdict.detail(), caseName, now));
        }
        return judgedHere.contains(sha256) ? here.add(entry) : change;
    }

    /** Keeps what the scan added, for all cases. */
    void keep(CaseStore store) throws IOException {
        store.judgements().add(more);
    }
}
