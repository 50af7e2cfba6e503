package org.netrospect.replay.engine;

import java.util.List;
import java.util.Optional;

/**
 * What a program had to say.
 *
 * @param engine {@code suricata} or {@code snort}
 * @param version as the program gives it
 * @param alerts in the order in which they were given, capture by capture
 * @param problems sentences for the analyst: captures that were refused or read in part, rules that failed to load
 * @param log the end of what it wrote to its standard streams and log
 * @param rules how many it says that it took, and how many it did not
 * @param unread captures that it refused or read in part
 */
public record EngineOutput(String engine, String version, List<ExternalAlert> alerts, List<String> problems,
        String log, Optional<Rules> rules, int unread) {
    /** What became of the rules. */
    public record Rules(long honoured, long skipped) {
    }
}
