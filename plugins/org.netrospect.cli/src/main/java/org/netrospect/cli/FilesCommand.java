package org.netrospect.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.Tables;
import org.netrospect.report.FilesExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code files}: the contents of recovered files, each different one once. */
@Command(name = "files", sortOptions = false, description = {
    "Writes recovered files into a folder.",
    "Each is named by its SHA-256, without an extension that would open it. They may be malicious: handle with "
            + "care."})
final class FilesCommand implements Callable<Integer> {
    @Mixin
    private CaseOption caseName;

    @Option(names = "--filter", paramLabel = "EXPR", description = "Files that this filter keeps.")
    private Optional<String> filter = Optional.empty();

    @Option(names = "--names", description = "Every file, by its number and its name from the traffic made safe, "
            + "instead of each different one once.")
    private boolean names;

    @Option(names = "--zip", description = "Into one zip file, encrypted with the password infected.")
    private boolean zip;

    @Option(names = "--out", required = true, paramLabel = "DIR",
            description = "The folder, made if it is missing, or the zip file.")
    private Path out;

    private final Globals globals;

    FilesCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        return globals.inCase(caseName.name(), false, this::write);
    }

    private int write(CaseStore store) throws IOException {
        try (TerminalProgress progress = globals.progress()) {
            Selected files = Selected.of(globals, store, Tables.FILES.name(), filter, ZoneOffset.UTC,
                    progress::cancelled);
            int[] rows = IntStream.range(0, files.rows().size()).map(files.rows()::row).toArray();
            FilesExport export = new FilesExport(store, names);
            int written = zip ? export.zip(files.table(), rows, out, progress)
                    : export.folder(files.table(), rows, out, progress);
            globals.remark(names ? written + " files were written to " + out + "."
                    : written + " different files were written to " + out + ".");
            return Main.DONE;
        } catch (CancellationException e) {
            return Main.CANCELLED;
        }
    }
}
