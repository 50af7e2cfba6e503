package org.netrospect.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Judgements.Judgement;
import org.netrospect.core.file.Digests;
import org.netrospect.core.file.FileContent;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

/** Holds the recovered files of a case, each content once, against the hashes that were recorded of them. */
final class FileVerification {
    private static final int BUFFER = 1 << 16;

    private final CaseStore store;
    private final Table files;
    private long verified;
    private long changed;
    private long cut;
    private long infected;

    FileVerification(CaseStore store) {
        this.store = store;
        files = store.table(Tables.FILES.name()).orElseThrow();
    }

    /** @param rows is given a line for each content that changed, or that an engine last held for infected */
    void run(Progress progress, Consumer<String> rows) throws IOException {
        Map<String, Integer> contents = new LinkedHashMap<>();
        for (int row = 0; row < files.rows(); row++) {
            contents.putIfAbsent(text(row, "sha256"), row);
        }
        Map<String, Map<String, Judgement>> judgements = new TreeMap<>();
        for (Judgement each : store.judgements().of(contents.keySet())) {
            judgements.computeIfAbsent(each.sha256(), key -> new TreeMap<>()).put(each.engine(), each);
        }
        progress.begin("Checking " + contents.size() + " files", contents.size());
        long done = 0;
        for (Map.Entry<String, Integer> each : contents.entrySet()) {
            if (progress.cancelled()) {
                return;
            }
            check(each.getKey(), each.getValue(), judgements.getOrDefault(each.getKey(), Map.of()), rows);
            progress.worked(++done);
        }
    }

    private void check(String sha256, int row, Map<String, Judgement> judgements, Consumer<String> rows)
            throws IOException {
        long id = files.longAt(0, row);
        Optional<FileContent> content = store.content(id);
        String file = "file " + id + (text(row, "name").isEmpty() ? "" : " " + text(row, "name"));
        long present = number(row, "size") - number(row, "missing_bytes");
        if (content.isEmpty() || content.get().length() < present) {
            // what was beyond the limit was hashed while it passed, but not stored
            cut++;
        } else if (hash(content.get()).equals(sha256)) {
            verified++;
        } else {
            changed++;
            rows.accept(String.join("\t", "changed", Tsv.escape(file), "The stored content of this file has not the "
                    + "SHA-256 that it was recovered with, " + sha256 + ": the case was changed or is damaged."));
        }
        List<String> said = judgements.values().stream().filter(each -> each.verdict().equals("infected"))
                .map(each -> each.engine() + " holds it for infected: " + String.join(", ", each.signatures()))
                .toList();
        if (!said.isEmpty()) {
            infected++;
            rows.accept(String.join("\t", "infected", Tsv.escape(file), Tsv.escape("The file with the SHA-256 " + sha256
                    + ": " + String.join("; ", said) + ".")));
        }
    }

    private static String hash(FileContent content) throws IOException {
        Digests.Running digest = new Digests.Running();
        byte[] buffer = new byte[BUFFER];
        long at = 0;
        for (int n = content.read(at, buffer, 0, BUFFER); n > 0; n = content.read(at, buffer, 0, BUFFER)) {
            digest.update(buffer, 0, n);
            at += n;
        }
        return digest.finish();
    }

    private String text(int row, String column) {
        return files.textAt(Tables.FILES.index(column), row);
    }

    private long number(int row, String column) {
        return Math.max(0, files.longAt(Tables.FILES.index(column), row));
    }

    /** Contents whose hash is another now. */
    long changed() {
        return changed;
    }

    /** One sentence. */
    String summary() {
        return verified + " contents of files have their recorded hashes, " + changed + " have not, " + cut
                + " are not stored whole and cannot be checked; " + infected + " were held for infected.";
    }
}
