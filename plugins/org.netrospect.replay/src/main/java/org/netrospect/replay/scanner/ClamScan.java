package org.netrospect.replay.scanner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.netrospect.core.file.FileContent;
import org.netrospect.replay.engine.ExternalProgram;
import org.netrospect.replay.virus.Verdict;
import org.netrospect.replay.virus.VirusEngine;

/** The program {@code clamscan}. It reads its signatures anew for every file, so clamd is the better choice. */
public final class ClamScan implements VirusEngine {
    private static final int CLEAN = 0;
    private static final int INFECTED = 1;
    private static final String FOUND = " FOUND";

    private final Path program;
    private final Optional<Path> database;
    private final Duration limit;
    private final BooleanSupplier cancelled;

    /**
     * @param database file or folder of signatures; empty for those it finds itself
     * @param limit for each file
     */
    public ClamScan(Path program, Optional<Path> database, Duration limit, BooleanSupplier cancelled) {
        this.program = program;
        this.database = database;
        this.limit = limit;
        this.cancelled = cancelled;
    }

    @Override
    public String name() {
        return "clamscan";
    }

    @Override
    public String version() throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--version"));
        database.ifPresent(d -> command.add("--database=" + d));
        ExternalProgram.Result result = run(command);
        if (result.exit() != CLEAN || result.out().isBlank()) {
            throw new IOException(program + " did not tell its version; it ended with status "
                    + result.exit() + "." + ExternalProgram.lastWords(result.err()));
        }
        return result.out().strip();
    }

    @Override
    public Verdict scan(FileContent content) throws IOException {
        try (StoredFile stored = StoredFile.of(content)) {
            List<String> command = new ArrayList<>(List.of(program.toString(), "--no-summary", "--allmatch"));
            database.ifPresent(d -> command.add("--database=" + d));
            command.add(stored.file().toString());
            ExternalProgram.Result result = run(command);
            List<String> names = result.out().lines().filter(line -> line.endsWith(FOUND))
                    .map(line -> line.substring(line.indexOf(": ") + 2, line.length() - FOUND.length())).toList();
            if (result.exit() == INFECTED && !names.isEmpty()) {
                return Verdict.infected(names);
            }
            return result.exit() == CLEAN && names.isEmpty() ? Verdict.clean()
                    : Verdict.error("clamscan ended with status " + result.exit() + " and did not judge the file: "
                            + result.err().strip());
        }
    }

    private ExternalProgram.Result run(List<String> command) throws IOException {
        return ExternalProgram.run(command, Path.of(System.getProperty("java.io.tmpdir")), Map.of(), limit, cancelled);
    }
}
