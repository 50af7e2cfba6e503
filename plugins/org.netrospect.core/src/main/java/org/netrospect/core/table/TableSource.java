package org.netrospect.core.table;

import java.util.List;
import java.util.Optional;

/** Where tables come from: a case. Thread-safe. */
public interface TableSource {
    /** Schemas of all tables that can be asked for, in the order of COMMANDS. */
    List<TableSchema> schemas();

    /** A snapshot of what is committed now; empty if there is no such table. */
    Optional<Table> table(String name);
}
