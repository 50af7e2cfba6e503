package org.netrospect.workbench.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.netrospect.replay.engine.ExternalProgram;
import org.netrospect.replay.engine.SnortVersion;
import org.netrospect.replay.engine.Suricata;
import org.netrospect.replay.scanner.ClamScan;
import org.netrospect.replay.scanner.Clamd;

/** Which engines can be used here. Immutable. */
final class FoundEngines {
    /** For an engine to say which one it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> SOCKETS = List.of("/run/clamav/clamd.ctl", "/var/run/clamav/clamd.ctl",
            "/run/clamd.scan/clamd.sock", "/tmp/clamd.socket");

    private final Map<SearchEngine, State> states = new EnumMap<>(SearchEngine.class);

    /**
     * How it is with an engine.
     *
     * @param program or socket; empty if it is built in or cannot be used
     * @param version as it says itself; "" if it is built in or cannot be used
     * @param missing why it cannot be used, and what to do; "" if it can be
     */
    record State(Optional<Path> program, String version, String missing) {
        static State missing(String why) {
            return new State(Optional.empty(), "", why);
        }

        boolean usable() {
            return missing.isEmpty();
        }
    }

    private FoundEngines() {
    }

    /**
     * Looks for the programs, and asks each which one it is. Not on the user-interface thread.
     *
     * @param chosen the analyst's choice for the name of a program; "" for what is on {@code PATH}
     */
    static FoundEngines find(UnaryOperator<String> chosen) {
        FoundEngines found = new FoundEngines();
        for (SearchEngine engine : SearchEngine.values()) {
            found.states.put(engine, engine.program().map(name -> state(engine, name, chosen.apply(name).strip()))
                    .orElse(new State(Optional.empty(), "", "")));
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
            return there ? checked(engine, path) : State.missing(chosen + ", which Preferences, Engines name, "
                    + (Files.exists(path) ? "is no program." : "is not there."));
        }
        Optional<Path> path = switch (engine) {
            case CLAMD -> SOCKETS.stream().map(Path::of).filter(Files::exists).findFirst();
            case SNORT2 -> ExternalProgram.find(name).or(() -> ExternalProgram.find("snort"));
            default -> ExternalProgram.find(name);
        };
        return path.map(found -> checked(engine, found)).orElseGet(() -> State.missing(missing(engine)));
    }

    private static String missing(SearchEngine engine) {
        return "Not found. " + engine.cure() + ", or choose its "
                + (engine == SearchEngine.CLAMD ? "socket" : "program") + " in Preferences, Engines.";
    }

    private static State checked(SearchEngine engine, Path path) {
        try {
            return switch (engine) {
                case SURICATA -> usable(path, new Suricata(path).version());
                case SNORT2, SNORT3 -> snort(engine, path);
                case CLAMSCAN -> usable(path,
                        new ClamScan(path, Optional.empty(), PATIENCE, () -> false).version());
                case CLAMD -> usable(path, Clamd.local(path, PATIENCE).version());
                case YARA -> yara(path);
                default -> throw new IllegalArgumentException(engine + " has no program");
            };
        } catch (IOException e) {
            return State.missing(path + " cannot be used: " + e.getMessage());
        }
    }

    private static State usable(Path path, String version) {
        return new State(Optional.of(path), version, "");
    }

    /** A program named snort may be either. */
    private static State snort(SearchEngine engine, Path path) throws IOException {
        SnortVersion version = SnortVersion.of(path);
        return version.three() == (engine == SearchEngine.SNORT3) ? usable(path, version.text())
                : State.missing(path + " is Snort " + version.text() + ". " + engine.cure()
                        + ", or choose its program in Preferences, Engines.");
    }

    private static State yara(Path path) throws IOException {
        if (compiler(path).isEmpty()) {
            return State.missing("Its compiler yarac is missing. Install the package yara whole.");
        }
        ExternalProgram.Result said = ExternalProgram.run(List.of(path.toString(), "--version"), Path.of("/"), Map.of(),
                PATIENCE, () -> false);
        return said.exit() == 0 && !said.out().isBlank() ? usable(path, said.out().strip())
                : State.missing(path + " does not tell its version; it ended with status " + said.exit()
                        + " and said: " + (said.out() + said.err()).strip());
    }

    /** The compiler that belongs to YARA: beside it, or on {@code PATH}. */
    static Optional<Path> compiler(Path yara) {
        return Optional.of(yara.resolveSibling("yarac")).filter(Files::isExecutable)
                .or(() -> ExternalProgram.find("yarac"));
    }
}
