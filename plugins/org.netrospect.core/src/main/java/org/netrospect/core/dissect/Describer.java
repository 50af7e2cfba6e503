package org.netrospect.core.dissect;

/** Describes a header: adds its fields, and says in the result what it is in a line. */
@FunctionalInterface
interface Describer {
    /**
     * Reads fields until the header ends or the recording does.
     *
     * @return the value beside the header's name: {@code 10.0.0.1 → 10.0.0.2}
     */
    String describe(FieldReader fields, Summary summary);
}
