package org.netrospect.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.netrospect.core.cases.CaseStore.SqlRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sql}: one read-only statement over the tables, printed as TSV. */
@Command(name = "sql", description = "Runs one SELECT over the tables of a case and prints its rows as TSV.")
final class SqlCommand implements Callable<Integer>, SqlRows {
    @Mixin
    private CaseOption caseName;

    @Parameters(arity = "1", paramLabel = "SELECT", description = "The statement.")
    private String statement;

    private final Globals globals;

    SqlCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        return globals.inCase(caseName.name(), false, store -> {
            try {
                store.sql(statement, this);
            } catch (IllegalArgumentException e) {
                throw new UsageException(e.getMessage());
            }
            return Main.DONE;
        });
    }

    @Override
    public void columns(List<String> names) {
        globals.console().out().println(names.stream().map(Tsv::escape).collect(Collectors.joining("\t")));
    }

    @Override
    public boolean row(List<Optional<String>> values) {
        globals.console().out()
                .println(values.stream().map(v -> v.map(Tsv::escape).orElse("-")).collect(Collectors.joining("\t")));
        return !globals.console().out().checkError();
    }
}
