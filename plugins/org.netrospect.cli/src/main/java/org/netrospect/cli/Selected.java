package org.netrospect.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.filter.Filter;
import org.netrospect.core.filter.FilterContext;
import org.netrospect.core.filter.FilterParser;
import org.netrospect.core.filter.FilterSyntaxException;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.TimeReference;

/**
 * Rows of a table that a filter keeps.
 *
 * @param rows in the order of presentation
 */
record Selected(Table table, RowSelection rows) {

    /** Reads the filter, in a time zone, remarks on how words about time were read, and finds its rows. */
    static Selected of(Globals globals, CaseStore store, String table, Optional<String> filter, ZoneId zone,
            BooleanSupplier cancelled) {
        Table snapshot = store.table(table).orElseThrow(() -> new UsageException(
                "There is no table " + table + ". There are: " + names(store.schemas()) + "."));
        Optional<Filter> parsed = filter.map(text -> parse(store, table, text, zone));
        parsed.ifPresent(f -> f.notes().forEach(globals::remark));
        return new Selected(snapshot, RowSelection.select(snapshot,
                parsed.flatMap(f -> f.predicate(snapshot, store, cancelled)), Optional.empty(), cancelled));
    }

    private static String names(List<TableSchema> schemas) {
        return schemas.stream().map(TableSchema::name).collect(Collectors.joining(", "));
    }

    private static Filter parse(CaseStore store, String table, String text, ZoneId zone) {
        // words about time are seen from the last packet of the case: the same words give the same rows on any day
        long last = store.captures().stream().mapToLong(CaptureInfo::last).max().orElse(0);
        try {
            return FilterParser.parse(text,
                    FilterContext.of(store.schemas(), table, new TimeReference(last, zone)));
        } catch (FilterSyntaxException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /** Ids of sessions that a filter keeps, sorted. */
    static long[] sessions(Globals globals, CaseStore store, Optional<String> filter, ZoneId zone,
            BooleanSupplier cancelled) {
        Selected selected = of(globals, store, Tables.SESSIONS.name(), filter, zone, cancelled);
        int id = Tables.SESSIONS.index("id");
        long[] ids = new long[selected.rows().size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = selected.table().longAt(id, selected.rows().row(i));
        }
        return ids;
    }

    /** The zone of an option, UTC if it was not given. */
    static ZoneId zone(Optional<String> name) {
        try {
            return name.map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new UsageException("There is no time zone " + name.orElse("")
                    + "; give one like Europe/Berlin or +02:00.");
        }
    }
}
