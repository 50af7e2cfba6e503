package org.netrospect.replay.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that says it is Snort.
 *
 * @param text {@code 3.12.2.0}
 * @param environment it needs beside that of this process
 */
public record SnortVersion(String text, Map<String, String> environment) {
    private static final Pattern VERSION = Pattern.compile("Version (\\d+\\.[\\w.]+)");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Asks it. @throws IOException it does not answer as Snort does */
    public static SnortVersion of(Path program) throws IOException {
        Map<String, String> environment = environment(program);
        ExternalProgram.Result said = ExternalProgram.run(List.of(program.toString(), "-V"), Path.of("/"), environment,
                LIMIT, () -> false);
        // Snort 3 answers on standard output, Snort 2 on standard error
        Matcher version = VERSION.matcher(said.out() + "\n" + said.err());
        if (!version.find()) {
            throw new IOException(program + " does not answer -V as Snort does; it ended with status " + said.exit()
                    + "." + ExternalProgram.lastWords(said.out() + said.err()));
        }
        return new SnortVersion(version.group(1), environment);
    }

    /** Whether its configuration is Lua and its rules are those of Snort 3. */
    public boolean three() {
        return text.startsWith("3.");
    }

    /** Times in UTC; the libraries of a Snort that was installed in a folder of its own. */
    private static Map<String, String> environment(Path program) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of("TZ", "UTC"));
        Optional<Path> libraries = beside(program, "lib");
        if (libraries.isPresent() && Files.isDirectory(libraries.get())) {
            try (Stream<Path> files = Files.list(libraries.get())) {
                if (files.anyMatch(file -> file.getFileName().toString().startsWith("libdaq."))) {
                    String known = System.getenv().getOrDefault("LD_LIBRARY_PATH", "");
                    environment.put("LD_LIBRARY_PATH", libraries.get() + (known.isEmpty() ? "" : ":" + known));
                }
            }
        }
        return environment;
    }

    /** A path in the folder that the program was installed to. */
    static Optional<Path> beside(Path program, String path) throws IOException {
        return Optional.ofNullable(program.toRealPath().getParent())
                .flatMap(bin -> Optional.ofNullable(bin.getParent())).map(prefix -> prefix.resolve(path));
    }
}
