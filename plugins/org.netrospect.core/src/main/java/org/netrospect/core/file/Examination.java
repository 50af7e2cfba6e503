package org.netrospect.core.file;

import java.util.List;
import org.netrospect.core.event.Details;

/**
 * What the content of a file says about it.
 *
 * @param mediaType by content: {@code application/pdf}; "" if nothing is known
 * @param entropy bits a byte, 0 to 8; -1 for an empty file
 * @param facts what its format tells: compile time, dimensions, macros …
 * @param nested files inside, in their order; only up to the examiner's limits, which it then says in the facts
 */
public record Examination(String mediaType, double entropy, Details facts, List<Nested> nested) {
    /** A file inside another. @param name as the other gives it, unsafe */
    public record Nested(String name, FileContent content) {
    }

    /** Nothing was found out. */
    public static Examination none() {
        return new Examination("", -1, new Details(), List.of());
    }
}
