package org.netrospect.cli;

import java.util.concurrent.Callable;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import picocli.CommandLine.Command;

/** {@code tables}: every table and column, with what it is. */
@Command(name = "tables", description = "Lists the tables and their columns: table, column, type, description.")
final class TablesCommand implements Callable<Integer> {
    private final Globals globals;

    TablesCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() {
        globals.console().out().println("table\tcolumn\ttype\tdescription");
        for (TableSchema table : Tables.ALL) {
            for (Column column : table.columns()) {
                globals.console().out().println(String.join("\t", table.name(), column.name(),
                        column.type().name().toLowerCase(java.util.Locale.ROOT), column.description()));
            }
        }
        return Main.DONE;
    }
}
