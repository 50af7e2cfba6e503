package org.netrospect.carving.scan;

import org.netrospect.carving.extent.Walk;

/** Takes the bytes of a file that is being carved. */
public interface CarvedFile extends Walk.Output {
    /** It is over, whole or cut: the walk says which. */
    void end(Walk walk);

    /** It was no file. */
    void drop();
}
