package org.netrospect.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Does in one process what people do most, while the Java machine records what it loads and how that is used, so that
 * later starts are quick. Run by the launcher after a build, once for imports and once for all other commands: their
 * code is compiled in different ways.
 */
final class Training {
    /** Captures of what is met most. */
    private static final List<String> FOLDERS = List.of("dns", "ftp", "http", "http2", "quic", "smb", "smtp", "tls");
    /** Until most of what large captures need has been used often. */
    private static final int IMPORTS = 10;

    private Training() {
    }

    /** @param arguments {@code import} or {@code replay}, a workspace to make, and the folder {@code testdata} */
    public static void main(String[] arguments) {
        Path captures = Path.of(arguments[2]);
        int code = arguments[0].equals("import") ? imports(arguments[1], captures) : replays(arguments[1], captures);
        if (code != Main.DONE) {
            System.err.println("A command of the training ended with code " + code + ".");
        }
    }

    private static int imports(String workspace, Path captures) {
        int code = Main.DONE;
        for (int i = 0; i < IMPORTS; i++) {
            List<String> options = i == 0 ? List.of("--only", "sessions") : i == 1 ? List.of("--index") : List.of();
            code = Math.max(code, run(workspace, Stream.of(Stream.of("import", "--case", "training-" + i),
                    options.stream(), Stream.of(captures.toString())).flatMap(words -> words)));
        }
        return code;
    }

    private static int replays(String workspace, Path captures) {
        Path rules = captures.resolve("rules").resolve("demo.rules");
        int code = run(workspace, Stream.concat(Stream.of("import", "--case", "training", "--index"),
                FOLDERS.stream().map(folder -> captures.resolve(folder).toString())));
        for (String more : List.of("--quiet", "--quiet", "--no-index")) {
            code = Math.max(code, run(workspace,
                    Stream.of("replay", "--case", "training", more, "--rules", rules.toString())));
        }
        return Math.max(code, run(workspace, Stream.of("runs", "--case", "training")));
    }

    private static int run(String workspace, Stream<String> command) {
        List<String> all = new ArrayList<>(List.of("--workspace", workspace));
        command.forEach(all::add);
        return Main.run(all, System.out, System.err);
    }
}
