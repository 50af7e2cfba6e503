package org.netrospect.store.hashset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.cases.HashSets.Kind;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.store.tables.ComputedTable;

/** The table {@code files} with its column {@code known}. */
public final class KnownTable {
    private static final int KNOWN = Tables.FILES.index("known");
    private static final List<Integer> DIGESTS = List.of(Tables.FILES.index("sha256"), Tables.FILES.index("sha1"),
            Tables.FILES.index("md5"));

    private KnownTable() {
    }

    /** Any other table as it is. */
    public static Table of(Table table, KnownFiles known) {
        if (table.schema() != Tables.FILES) {
            return table;
        }
        KnownFiles.Lookup lookup = known.lookup();
        return lookup.empty() ? table : new ComputedTable(table, Map.of(KNOWN, row ->
                table.isNull(DIGESTS.getFirst(), row) ? Optional.empty()
                        : lookup.kind(DIGESTS.stream().map(column -> table.textAt(column, row)).toList())
                                .map(Kind::word)));
    }
}
