package org.netrospect.core.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.importing.ImportResult.Outcome;

/**
 * Decides whether an import takes the place of unfinished ones: only if it got at least as far as they did in each of
 * their files. Results are told when that is decided.
 */
final class Replacement {
    private final Consumer<ImportResult> each;
    private final List<ImportResult> waiting = new ArrayList<>();
    private final Map<Integer, CaptureInfo> read = new HashMap<>();
    private final Set<CaptureInfo> wanted = new HashSet<>();

    Replacement(Consumer<ImportResult> each) {
        this.each = each;
    }

    /** A file is about to be read that stands for a former capture. */
    void begin(Unfinished.Former former) {
        wanted.addAll(former.together());
    }

    /** It was read. */
    void read(Unfinished.Former former, CaptureInfo now) {
        read.put(former.capture().id(), now);
    }

    /** Whether each former import of which a file was read was read with all its files. */
    boolean allRead() {
        return wanted.stream().allMatch(former -> read.containsKey(former.id()));
    }

    private boolean asFar() {
        return wanted.stream().allMatch(former -> read.containsKey(former.id())
                && (!read.get(former.id()).unfinished() || read.get(former.id()).bytesRead() >= former.bytesRead()));
    }

    /** A result, to be told by {@link #tell} or {@link #end}. */
    void add(ImportResult result) {
        waiting.add(result);
    }

    /** Tells the results that waited, unless what is to be replaced keeps them waiting. */
    void tell() {
        if (wanted.isEmpty()) {
            tell(true);
        }
    }

    private void tell(boolean kept) {
        List<ImportResult> results = List.copyOf(waiting);
        waiting.clear();
        results.forEach(result -> each.accept(kept ? result : takenBack(result)));
    }

    /** Ends an import, and tells the results that waited. */
    void end(CaptureImport target) {
        boolean kept = asFar();
        if (kept) {
            Set<Integer> replaced = new HashSet<>();
            wanted.forEach(former -> replaced.add(former.id()));
            target.replace(replaced);
        } else {
            target.discard();
        }
        wanted.clear();
        read.clear();
        target.close();
        tell(kept);
    }

    private static ImportResult takenBack(ImportResult result) {
        return new ImportResult(result.file(), Outcome.FAILED, Optional.empty(), 0, 0, 0, result.nanoseconds(),
                result.file() + " was not read as far as an earlier import of the same files that was not finished"
                        + " either; the case keeps what the earlier one found.");
    }
}
