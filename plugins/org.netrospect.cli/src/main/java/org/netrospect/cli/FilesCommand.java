package org.netrospect.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.file.FileContent;
import org.netrospect.core.table.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code files}: the contents of recovered files, each different one once. */
@Command(name = "files", sortOptions = false, description = {"Writes recovered files into a folder.",
    "Each is named by its SHA-256, without an extension that would open it. They may be malicious: handle with care."})
final class FilesCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;

    @Mixin
    private CaseOption caseName;

    @Option(names = "--filter", paramLabel = "EXPR", description = "Files that this filter keeps.")
    private Optional<String> filter = Optional.empty();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder, made if it is missing.")
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
        try (TerminalProgress progress = new TerminalProgress(globals.console().err(),
                TerminalProgress.terminal() && !globals.quiet())) {
            Selected files = Selected.of(globals, store, Tables.FILES.name(), filter, ZoneOffset.UTC,
                    progress::cancelled);
            Files.createDirectories(out);
            progress.begin("Writing files", files.rows().size());
            int id = Tables.FILES.index("id");
            int sha256 = Tables.FILES.index("sha256");
            Set<String> written = new HashSet<>();
            for (int i = 0; i < files.rows().size(); i++) {
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
                int row = files.rows().row(i);
                String name = files.table().textAt(sha256, row);
                if (written.add(name)) {
                    FileContent content = store.content(files.table().longAt(id, row)).orElseThrow();
                    save(content, out.resolve(name));
                }
                progress.worked(i + 1L);
            }
            globals.remark(written.size() + " different files were written to " + out + ".");
            return Main.DONE;
        } catch (CancellationException e) {
            return Main.CANCELLED;
        }
    }

    /** A file that is cut short by a full disk does not get its name. */
    private static void save(FileContent content, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(part), BUFFER)) {
            byte[] buffer = new byte[BUFFER];
            for (long at = 0; at < content.length();) {
                int n = content.read(at, buffer, 0, buffer.length);
                if (n <= 0) {
                    throw new IOException("The contents of the case's files end too early; the case is damaged.");
                }
                to.write(buffer, 0, n);
                at += n;
            }
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
