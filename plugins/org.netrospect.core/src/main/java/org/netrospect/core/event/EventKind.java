package org.netrospect.core.event;

import java.util.Optional;
import org.netrospect.core.table.TableSchema;

/**
 * What sort of thing a protocol did.
 *
 * @param protocol as in the table {@code events}: {@code dns}
 * @param kind a word: {@code answer}, {@code login}
 * @param table the table with a column for each detail, beside {@code events}; details that are no column of it go
 *        into {@code events} alone
 * @param listed whether it stands in {@code events}; what is not an event but a fact (software) does not
 */
public record EventKind(String protocol, String kind, Optional<TableSchema> table, boolean listed) {
    /** An event that stands in {@code events} alone. */
    public static EventKind of(String protocol, String kind) {
        return new EventKind(protocol, kind, Optional.empty(), true);
    }

    /** An event that has a row in a table of its own, too. */
    public static EventKind of(String protocol, String kind, TableSchema table) {
        return new EventKind(protocol, kind, Optional.of(table), true);
    }

    /** A row of a table that is no event. */
    public static EventKind fact(String protocol, TableSchema table) {
        return new EventKind(protocol, table.name(), Optional.of(table), false);
    }
}
