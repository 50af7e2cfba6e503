package org.netrospect.replay.scanner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.netrospect.core.file.FileContent;
import org.netrospect.replay.engine.ExternalProgram;
import org.netrospect.replay.run.SignatureFiles;
import org.netrospect.replay.virus.Verdict;
import org.netrospect.replay.virus.VirusEngine;

/** Rules of YARA through its programs. The rules are compiled once; a match makes a file suspicious. */
public final class Yara implements VirusEngine, AutoCloseable {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private final Path program;
    private final Path folder;
    private final Path compiled;
    private final String version;
    private final Duration limit;
    private final BooleanSupplier cancelled;

    private Yara(Path program, Path folder, Path compiled, String version, Duration limit, BooleanSupplier cancelled) {
        this.program = program;
        this.folder = folder;
        this.compiled = compiled;
        this.version = version;
        this.limit = limit;
        this.cancelled = cancelled;
    }

    /**
     * Compiles rules.
     *
     * @param yara the program that scans
     * @param yarac the program that compiles
     * @param rules files, and folders with {@code .yar} and {@code .yara} files
     * @param limit for the compilation, and for each file
     * @throws IOException the rules are wrong; the message has what the compiler says
     */
    public static Yara compile(Path yara, Path yarac, List<Path> rules, Duration limit, BooleanSupplier cancelled)
            throws IOException {
        SignatureFiles files = SignatureFiles.of(rules, SignatureFiles.YARA);
        ExternalProgram.Result said = ExternalProgram.run(List.of(yara.toString(), "--version"), TEMPORARY, Map.of(),
                limit, cancelled);
        Path folder = Files.createTempDirectory("netrospect-yara");
        Path compiled = folder.resolve("rules");
        Yara made = new Yara(yara, folder, compiled, "YARA " + said.out().strip() + ", rules " + files.sha256(), limit,
                cancelled);
        try {
            List<String> command = new ArrayList<>(List.of(yarac.toString()));
            int number = 0;
            for (SignatureFiles.SignatureFile file : files.files()) {
                // a namespace each, so that rules of the same name in two files do not collide
                command.add("f" + number++ + ":" + file.path());
            }
            command.add(compiled.toString());
            ExternalProgram.Result result = ExternalProgram.run(command, TEMPORARY, Map.of(), limit, cancelled);
            if (result.exit() != 0) {
                throw new IOException("The YARA rules cannot be used: " + result.err().strip());
            }
            return made;
        } catch (IOException | RuntimeException e) {
            made.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return "yara";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Verdict scan(FileContent content) throws IOException {
        try (StoredFile stored = StoredFile.of(content)) {
            ExternalProgram.Result result = ExternalProgram.run(List.of(program.toString(), "--no-warnings",
                    "--no-follow-symlinks", "--compiled-rules", compiled.toString(), stored.file().toString()),
                    TEMPORARY, Map.of(), limit, cancelled);
            if (result.exit() != 0 || !result.err().isBlank()) {
                return Verdict.error("yara did not judge the file: " + result.err().strip());
            }
            List<String> names = result.out().lines().filter(line -> line.indexOf(' ') > 0)
                    .map(line -> line.substring(0, line.indexOf(' '))).toList();
            return names.isEmpty() ? Verdict.clean()
                    : new Verdict(Verdict.State.SUSPICIOUS, names, List.of());
        }
    }

    /** Removes the compiled rules. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(compiled);
        Files.deleteIfExists(folder);
    }
}
