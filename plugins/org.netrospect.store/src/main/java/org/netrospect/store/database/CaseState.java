package org.netrospect.store.database;

import java.util.List;
import java.util.Map;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.store.columns.ColumnTable.Size;

/**
 * What a case holds, as of its last commit: the one truth about which bytes of the sidecar files count.
 *
 * @param tables by the name of the table
 * @param trails bytes of the file of packet trails
 * @param lastSession the highest id given to a session
 * @param imports how many imports were committed
 */
public record CaseState(List<CaptureInfo> captures, Map<String, Size> tables, long trails, long lastSession,
        long imports) {
    /** Of a case that was just made. */
    public static final CaseState EMPTY = new CaseState(List.of(), Map.of(), 0, 0, 0);

    public CaseState {
        captures = List.copyOf(captures);
        tables = Map.copyOf(tables);
    }

    /** How much of a table counts. */
    public Size table(String name) {
        return tables.getOrDefault(name, Size.NONE);
    }
}
