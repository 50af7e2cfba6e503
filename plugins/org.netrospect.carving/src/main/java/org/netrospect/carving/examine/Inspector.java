package org.netrospect.carving.examine;

import java.io.IOException;
import org.netrospect.core.bytes.MalformedInput;

/** Reads what one format tells. Stateless, thread-safe. */
@FunctionalInterface
interface Inspector {
    /**
     * Looks into a file.
     *
     * @throws MalformedInput the structure breaks; what was found until then counts
     * @throws IOException the content could not be read
     */
    void inspect(Content content, Findings findings) throws IOException;
}
