package org.netrospect.store.database;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.store.columns.ColumnTable.Size;

/**
 * What a case holds, as of its last commit: the one truth about which bytes of the sidecar files count.
 *
 * @param tables by the name of the table
 * @param trails bytes of the file of packet trails
 * @param lastSession the highest id given to a session
 * @param imports how many imports were committed
 * @param importOf number of the import that a capture came with; none for those of the first version
 * @param replaced captures that left the case when their files were imported again; their rows stay in the files
 */
public record CaseState(List<CaptureInfo> captures, Map<String, Size> tables, long trails, long lastSession,
        long imports, Map<Integer, Long> importOf, Set<Integer> replaced) {
    /** Of a case that was just made. */
    public static final CaseState EMPTY = new CaseState(List.of(), Map.of(), 0, 0, 0, Map.of(),
            Set.of());

    public CaseState {
        captures = List.copyOf(captures);
        tables = Map.copyOf(tables);
        importOf = Map.copyOf(importOf);
        replaced = Set.copyOf(replaced);
    }

    /** How much of a table counts. */
    public Size table(String name) {
        return tables.getOrDefault(name, Size.NONE);
    }

    /** The same with other captures, which are those it had. */
    public CaseState withCaptures(List<CaptureInfo> now) {
        return new CaseState(now, tables, trails, lastSession, imports, importOf, replaced);
    }

    /** The highest id given to a capture. */
    public int lastCapture() {
        return IntStream.concat(captures.stream().mapToInt(CaptureInfo::id),
                replaced.stream().mapToInt(Integer::intValue)).max().orElse(0);
    }

    /** Captures that came with one, itself too. */
    public List<CaptureInfo> importedWith(int capture) {
        long number = importOf.getOrDefault(capture, 0L);
        return captures.stream()
                .filter(c -> c.id() == capture || number > 0 && importOf.getOrDefault(c.id(), 0L) == number).toList();
    }
}
