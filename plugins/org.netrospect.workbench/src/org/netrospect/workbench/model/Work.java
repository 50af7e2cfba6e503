package org.netrospect.workbench.model;

import java.util.function.BooleanSupplier;

/**
 * What is done off the user-interface thread.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Work<T> {
    /** @param cancelled true as soon as nobody wants the result any more; a CancellationException is then as good */
    T run(BooleanSupplier cancelled) throws Exception;
}
