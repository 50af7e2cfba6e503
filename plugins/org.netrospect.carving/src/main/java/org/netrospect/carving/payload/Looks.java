package org.netrospect.carving.payload;

import java.util.Locale;

/** What bytes look like that no protocol explains. */
public enum Looks {
    /** Characters that a person could read. */
    TEXT,
    /** As evenly spread as chance: nothing can be told about them. */
    ENCRYPTED,
    /** Nearly as evenly spread as chance, or the beginning of a compressed stream. */
    COMPRESSED,
    /** Structure, or too few bytes to say more. */
    BINARY;

    /** As it stands in events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
