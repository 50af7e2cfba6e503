package org.netrospect.workbench.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.netrospect.replay.engine.ExternalProgram;
import org.netrospect.replay.engine.SnortVersion;

/** Which engines can be used here. Immutable. */
final class FoundEngines {
    private static final List<String> SOCKETS = List.of("/run/clamav/clamd.ctl", "/var/run/clamav/clamd.ctl",
            "/run/clamd.scan/clamd.sock", "/tmp/clamd.socket");

    private final Map<SearchEngine, State> states = new EnumMap<>(SearchEngine.class);

    /**
     * How it is with an engine.
     *
     * @param program or socket; empty if it is built in or cannot be used
     * @param missing why it cannot be used, and what to do; "" if it can be
     */
    record State(Optional<Path> program, String missing) {
        boolean usable() {
            return missing.isEmpty();
        }
    }

    private FoundEngines() {
    }

    /**
     * Looks for the programs, and asks Snort which one it is. Not on the user-interface thread.
     *
     * @param chosen the analyst's choice for the name of a program; "" for what is on {@code PATH}
     */
    static FoundEngines find(UnaryOperator<String> chosen) {
        FoundEngines found = new FoundEngines();
        for (SearchEngine engine : SearchEngine.values()) {
            found.states.put(engine, engine.program().map(name -> state(engine, name, chosen.apply(name).strip()))
                    .orElse(new State(Optional.empty(), "")));
        }
        return found;
    }

    State of(SearchEngine engine) {
        return states.get(engine);
    }

    private static State state(SearchEngine engine, String name, String chosen) {
        if (!chosen.isEmpty()) {
            Path path = Path.of(chosen);
            boolean there = engine == SearchEngine.CLAMD ? Files.exists(path) : Files.isExecutable(path);
            return there ? checked(engine, path) : new State(Optional.empty(), chosen + ", which Preferences, Engines "
                    + "name, " + (Files.exists(path) ? "is no program." : "is not there."));
        }
        Optional<Path> path = switch (engine) {
            case CLAMD -> SOCKETS.stream().map(Path::of).filter(Files::exists).findFirst();
            case SNORT2 -> ExternalProgram.find(name).or(() -> ExternalProgram.find("snort"));
            default -> ExternalProgram.find(name);
        };
        return path.map(found -> checked(engine, found)).orElseGet(() -> new State(Optional.empty(), missing(engine)));
    }

    private static String missing(SearchEngine engine) {
        return "Not found. " + engine.cure() + ", or choose its "
                + (engine == SearchEngine.CLAMD ? "socket" : "program") + " in Preferences, Engines.";
    }

    /** A program named snort may be either. */
    private static State checked(SearchEngine engine, Path path) {
        if (engine == SearchEngine.YARA && compiler(path).isEmpty()) {
            return new State(Optional.empty(), "Its compiler yarac is missing. Install the package yara whole.");
        }
        if (engine != SearchEngine.SNORT2 && engine != SearchEngine.SNORT3) {
            return new State(Optional.of(path), "");
        }
        try {
            SnortVersion version = SnortVersion.of(path);
            return version.three() == (engine == SearchEngine.SNORT3) ? new State(Optional.of(path), "")
                    : new State(Optional.empty(), path + " is Snort " + version.text() + ". " + engine.cure()
                            + ", or choose its program in Preferences, Engines.");
        } catch (IOException e) {
            return new State(Optional.empty(), path + " cannot be used: " + e.getMessage());
        }
    }

    /** The compiler that belongs to YARA: beside it, or on {@code PATH}. */
    static Optional<Path> compiler(Path yara) {
        return Optional.of(yara.resolveSibling("yarac")).filter(Files::isExecutable)
                .or(() -> ExternalProgram.find("yarac"));
    }
}
