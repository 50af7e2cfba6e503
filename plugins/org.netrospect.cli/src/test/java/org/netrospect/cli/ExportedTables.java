package org.netrospect.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Exports many tables of a case, started by scripts of {@code bench/} that would otherwise start the program once for
 * each. Arguments: the workspace, the case, a folder, the tables; each becomes a file of its name in the folder. What
 * cannot be exported is left out. Exit code 1 if nothing could be.
 */
final class ExportedTables {
    private static final int OPTIONS = 3;

    private ExportedTables() {
    }

    /** The entry point of the scripts. */
    public static void main(String[] arguments) {
        boolean some = false;
        for (String table : List.of(Arrays.copyOfRange(arguments, OPTIONS, arguments.length))) {
            CommandRun run = CommandRun.of(Path.of(arguments[0]), "--quiet", "export", "--case", arguments[1], "--out",
                    Path.of(arguments[2], table).toString(), table);
            some |= run.code() == 0;
        }
        System.exit(some ? 0 : 1);
    }
}
