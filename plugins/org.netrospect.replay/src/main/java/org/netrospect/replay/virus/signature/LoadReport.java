package org.netrospect.replay.virus.signature;

import java.util.List;
import java.util.Map;

/**
 * What was read from databases.
 *
 * @param loaded signatures that are honoured in full, by the kind of file they stand in ({@code ndb})
 * @param skipped signatures and lines that are not run, by reason
 * @param ignored signatures left out because the databases themselves say so
 * @param databases containers, and what their headers say
 * @param notes sentences about files that could not be read whole
 */
public record LoadReport(Map<String, Integer> loaded, List<Skipped> skipped, int ignored, List<Database> databases,
        List<String> notes) {
    /** Lines not honoured for one reason; {@code example} is the place of the first. */
    public record Skipped(String reason, int count, String example) {
    }

    /**
     * The header of a container.
     *
     * @param built when, as the header writes it
     * @param declared signatures it says it has
     */
    public record Database(String name, String built, int version, int declared) {
    }

    public LoadReport {
        loaded = Map.copyOf(loaded);
        skipped = List.copyOf(skipped);
        databases = List.copyOf(databases);
        notes = List.copyOf(notes);
    }

    /** Signatures that are run. */
    public int honoured() {
        return loaded.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Signatures and lines that are not. */
    public int notHonoured() {
        return skipped.stream().mapToInt(Skipped::count).sum();
    }
}
