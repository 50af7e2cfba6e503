package org.netrospect.replay.rule;

/** Reads one option into the draft. */
@FunctionalInterface
interface Keyword {
    /** @param value what stands behind the colon, or "" */
    void read(Draft draft, String value) throws NotHonoured;
}
