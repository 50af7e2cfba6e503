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
     * @param origin what its digital signature says
     */
    public record Database(String name, String built, int version, int declared, Origin origin) {
    }

    /** Who made a container: ClamAV's publisher by its signature, anybody as that is wrong, or nothing is said. */
    public enum Origin {
        PUBLISHER, ANYBODY, UNKNOWN
    }

    public LoadReport {
        loaded = Map.copyOf(loaded);
        skipped = List.copyOf(skipped);
        databases = List.copyOf(databases);
        notes = List.copyOf(notes);
    }

    /** Sentences about what is to be known of the signatures, although all of them are used. */
    public List<String> remarks() {
        return databases.stream().filter(d -> d.origin == Origin.ANYBODY)
                .map(d -> d.name + " does not have the digital signature of ClamAV's publisher: somebody else made or"
                        + " changed it. Its signatures are used.").toList();
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
