package org.netrospect.replay.rule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.netrospect.replay.rule.RuleSet.EventFilter;

/**
 * Reads again, one at a time and when they are needed, rules of which it is known that they are honoured. Thread-safe.
 */
public final class RuleLines {
    private final RuleParser parser;
    private final List<EventFilter> filters = new ArrayList<>();

    /**
     * @param settings the other lines of the files, see {@link RuleSet#settings}
     * @param variables with which the rules were read
     */
    public RuleLines(List<String> settings, Variables variables) {
        Classes classes = new Classes(true);
        parser = new RuleParser(variables, classes, Path.of(""));
        try {
            for (String line : settings) {
                String word = line.split("\\s+", 2)[0];
                if (word.equals("config")) {
                    RuleReader.config(line, classes);
                } else {
                    filters.add(FilterLine.parse(word, line, variables));
                }
            }
        } catch (NotHonoured e) {
            throw new IllegalStateException("A line that was understood cannot be read again.", e);
        }
    }

    /** What {@code event_filter} and {@code suppress} lines say, in their order. */
    public List<EventFilter> filters() {
        return List.copyOf(filters);
    }

    /** Reads a rule. */
    public synchronized Rule rule(String text, Rule.Origin origin) {
        try {
            return parser.parse(text, origin);
        } catch (NotHonoured e) {
            throw new IllegalStateException("A rule that was honoured cannot be read again: " + text, e);
        }
    }
}
