package org.netrospect.replay.run;

/** How something stands in the second of two runs, seen from the first. */
public enum Change {
    /** In the second alone. */
    NEW,
    /** In the first alone. */
    GONE,
    /** In both, by another revision of the rule, or with another verdict. */
    CHANGED,
    /** In both alike. */
    SAME
}
