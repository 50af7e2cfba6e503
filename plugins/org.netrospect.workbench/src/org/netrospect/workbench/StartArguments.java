package org.netrospect.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the workbench was started with: {@code [--workspace DIR] [--case NAME] [-open FILE...]}.
 *
 * @param workspace folder of cases
 * @param caseName the case to open
 * @param files captures to import
 */
public record StartArguments(Optional<Path> workspace, Optional<String> caseName, List<Path> files) {
    /** Reads what follows the program's name; options of the platform are passed over. */
    public static StartArguments of(String[] arguments) {
        Optional<Path> workspace = Optional.empty();
        Optional<String> caseName = Optional.empty();
        List<Path> files = new ArrayList<>();
        boolean open = false;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            boolean more = i + 1 < arguments.length;
            if (argument.equals("--workspace") && more) {
                workspace = Optional.of(Path.of(arguments[++i]));
            } else if (argument.equals("--case") && more) {
                caseName = Optional.of(arguments[++i]);
            } else if (argument.equals("-open")) {
                open = true;
            } else if (open && !argument.isEmpty()) {
                files.add(Path.of(argument).toAbsolutePath());
            }
        }
        return new StartArguments(workspace, caseName, List.copyOf(files));
    }

    /** The workspace that was named, or {@code NETROSPECT_WORKSPACE}, or {@code netrospect} in the home folder. */
    public Path workspaceFolder() {
        return workspace.or(() -> Optional.ofNullable(System.getenv("NETROSPECT_WORKSPACE")).filter(s -> !s.isEmpty())
                .map(Path::of)).orElseGet(() -> Path.of(System.getProperty("user.home"), "netrospect"));
    }
}
