package org.netrospect.cli;

import static org.netrospect.core.table.ColumnType.INTEGER;
import static org.netrospect.core.table.ColumnType.TEXT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.netrospect.core.cases.HashSets;
import org.netrospect.core.cases.Workspace;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.TableSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hashsets}: digests of files that are known to be good or bad, for all cases of the workspace. */
@Command(name = "hashsets", sortOptions = false, description = {
    "Lists, makes and forgets the hash sets of the workspace.",
    "Without options lists them. With --good or --bad makes one of lists of MD5, SHA-1 or SHA-256: NSRL's, "
            + "HashKeeper's and other CSV, md5sum's, or one a line. The column known of the table files, in all cases, "
            + "says what the sets say; a file in a good and a bad one is bad."})
final class HashSetsCommand implements Callable<Integer> {
    private static final TableSchema SETS = new TableSchema("hashsets", RunTables.columns(
            List.of("name", "kind", "digests"), List.of(TEXT, TEXT, INTEGER)));

    @Option(names = "--good", paramLabel = "NAME", description = "Makes a set of files that are no concern.")
    private Optional<String> good = Optional.empty();

    @Option(names = "--bad", paramLabel = "NAME", description = "Makes a set of files that are a finding.")
    private Optional<String> bad = Optional.empty();

    @Option(names = "--remove", paramLabel = "NAME", description = "Forgets a set.")
    private Optional<String> remove = Optional.empty();

    @Parameters(paramLabel = "LIST", arity = "0..*", description = "Files with digests.")
    private List<Path> lists = List.of();

    @Mixin
    private TableOutput output;

    private final Globals globals;

    HashSetsCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        if (Stream.of(good, bad, remove).filter(Optional::isPresent).count() > 1) {
            throw new UsageException("Give one of --good, --bad and --remove.");
        }
        boolean makes = good.isPresent() || bad.isPresent();
        if (makes == lists.isEmpty()) {
            throw new UsageException(makes ? "Name the lists that the set is made of."
                    : "Say with --good NAME or --bad NAME what the files of these lists are.");
        }
        try (Workspace workspace = globals.workspace()) {
            HashSets sets = workspace.hashSets();
            if (remove.isPresent()) {
                if (!sets.remove(remove.get())) {
                    throw new UsageException("There is no hash set " + remove.get() + ".");
                }
                globals.remark("The hash set " + remove.get() + " is forgotten.");
                return Main.DONE;
            }
            return makes ? make(sets) : list(sets);
        }
    }

    private int make(HashSets sets) throws IOException {
        String name = good.or(() -> bad).orElseThrow();
        try (TerminalProgress progress = globals.progress()) {
            HashSets.Imported made = sets.add(name, good.isPresent() ? HashSets.Kind.GOOD : HashSets.Kind.BAD, lists,
                    progress);
            globals.remark("The hash set " + name + " has " + made.text() + ".");
            return Main.DONE;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        } catch (CancellationException e) {
            return Main.CANCELLED;
        }
    }

    private int list(HashSets sets) throws IOException {
        output.print(globals, new MemoryTable(SETS, sets.all().stream()
                .map(set -> List.<Object>of(set.name(), set.kind().word(), set.digests())).toList()));
        return Main.DONE;
    }
}
