package org.netrospect.replay.rule;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was read from rule files.
 *
 * @param rules honoured in full, in the order of the files; of several with the same numbers the highest revision
 * @param skipped every other rule and line, with its reason
 * @param filters what {@code event_filter} and {@code suppress} lines say, in their order
 * @param files read, with those they include
 * @param settings lines that the rules depend on, with which {@link RuleLines} reads them again; none if they depend on
 *     more than these
 */
public record RuleSet(List<Rule> rules, List<Skipped> skipped, List<EventFilter> filters, List<Path> files,
        Optional<List<String>> settings) {
    /** @param rule its numbers, or the first word of a line that is no rule; @param reason as a sentence */
    public record Skipped(Rule.Origin origin, String rule, String reason) {
    }

    /** A limit put on alerts from outside of the rule; numbers 0 mean every one. */
    public record EventFilter(int gid, int sid, Counting counting, Optional<AddressSet> addresses) {
        /** Whether it is about a rule. */
        public boolean covers(Rule.Id id) {
            return (gid == 0 || gid == id.gid()) && (sid == 0 || sid == id.sid());
        }
    }

    /**
     * Reads rule files, and files of a folder that end with {@code .rules}, {@code .config} or {@code .conf}.
     *
     * @throws IOException a file cannot be read
     */
    public static RuleSet read(List<Path> paths, Variables variables) throws IOException {
        return new RuleReader(variables).read(paths);
    }

    /** Rule files in the order in which they are read, without those that they include. */
    public static List<Path> files(List<Path> paths) throws IOException {
        return RuleReader.files(paths);
    }
}
