package org.netrospect.replay.match;

import java.util.HashSet;
import java.util.Set;

/**
 * Rules over streams that have matched in single packets of a session that was recorded from the middle: where the same
 * bytes come as a stream, they are not told again.
 */
final class StrayMatches {
    /** Most sessions have none. */
    private Set<Integer> matches = Set.of();

    private static int match(MatchRule rule, boolean fromClient) {
        return rule.index() << 1 | (fromClient ? 1 : 0);
    }

    void add(MatchRule rule, boolean fromClient) {
        if (matches.isEmpty()) {
            matches = new HashSet<>(4);
        }
        matches.add(match(rule, fromClient));
    }

    boolean has(MatchRule rule, boolean fromClient) {
        return !matches.isEmpty() && matches.contains(match(rule, fromClient));
    }

    /** The stream of a side has been looked at. */
    void forget(boolean fromClient) {
        if (!matches.isEmpty()) {
            matches.removeIf(each -> (each & 1) == (fromClient ? 1 : 0));
        }
    }
}
