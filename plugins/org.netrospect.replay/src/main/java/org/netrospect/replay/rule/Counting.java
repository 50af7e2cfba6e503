package org.netrospect.replay.rule;

/**
 * How many matches make how many alerts.
 *
 * @param count matches; above 0
 * @param seconds length of a period
 */
public record Counting(Kind kind, Track track, long count, long seconds) {
    /** What the count does. */
    public enum Kind {
        /** The first ones of a period alert. */
        LIMIT,
        /** Each n-th of a period alerts. */
        THRESHOLD,
        /** The n-th of a period alerts, the others do not. */
        BOTH,
        /** Those after the n-th of a period alert. */
        FILTER,
        /** No alert. */
        SUPPRESS
    }

    /** What is counted together. */
    public enum Track {
        SOURCE, DESTINATION, PAIR, RULE, SESSION
    }
}
