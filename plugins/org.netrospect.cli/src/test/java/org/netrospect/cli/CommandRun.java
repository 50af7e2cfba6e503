package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the command line inside the test's process.
 *
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CommandRun(int code, String out, String err) {
    static CommandRun of(Path workspace, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--workspace", workspace.toString()));
        all.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(all, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** @return itself, which did what it should */
    CommandRun done() {
        assertEquals(0, code, err);
        return this;
    }

    List<String> lines() {
        return out.lines().toList();
    }

    /** The folder of the small captures that come with the source. */
    static Path testdata() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("testdata"))) {
            folder = folder.getParent();
        }
        return folder.resolve("testdata");
    }

    /** All small captures, sorted. */
    static List<Path> captures() throws IOException {
        try (Stream<Path> files = Files.walk(testdata())) {
            return files.filter(f -> f.getFileName().toString().matches(".*\\.(pcap|pcapng)(\\.gz)?")).sorted()
                    .toList();
        }
    }
}
