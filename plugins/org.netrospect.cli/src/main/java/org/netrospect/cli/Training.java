package org.netrospect.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Does in one process what people do most, while the Java machine records what it loads and how that is used, so that
 * later starts are quick. Run by the launcher after a build.
 */
final class Training {
    /** Captures of what is met most. */
    private static final List<String> FOLDERS = List.of("dns", "ftp", "http", "http2", "quic", "smb", "smtp", "tls");

    private Training() {
    }

    /** @param arguments a workspace to make, and the folder {@code testdata} */
    public static void main(String[] arguments) {
        Path captures = Path.of(arguments[1]);
        Path rules = captures.resolve("rules").resolve("demo.rules");
        int code = run(arguments[0], Stream.concat(Stream.of("import", "--case", "training", "--index"),
                FOLDERS.stream().map(folder -> captures.resolve(folder).toString())));
        for (String more : List.of("--quiet", "--quiet", "--no-index")) {
            code = Math.max(code, run(arguments[0],
                    Stream.of("replay", "--case", "training", more, "--rules", rules.toString())));
        }
        code = Math.max(code, run(arguments[0], Stream.of("runs", "--case", "training")));
        if (code != Main.DONE) {
            System.err.println("A command of the training ended with code " + code + ".");
        }
    }

    private static int run(String workspace, Stream<String> command) {
        List<String> all = new ArrayList<>(List.of("--workspace", workspace));
        command.forEach(all::add);
        return Main.run(all, System.out, System.err);
    }
}
