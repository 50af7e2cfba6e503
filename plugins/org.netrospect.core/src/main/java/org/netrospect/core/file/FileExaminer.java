package org.netrospect.core.file;

import java.io.IOException;

/** Finds out what a file is by its content. Thread-safe. */
@FunctionalInterface
public interface FileExaminer {
    /** Finds out nothing. */
    FileExaminer NONE = (content, name, declaredType) -> Examination.none();

    /**
     * Looks at a file.
     *
     * @param name as the traffic gave it, unsafe; "" for none
     * @param declaredType the media type that the traffic claims; "" for none
     * @throws IOException the content could not be read
     */
    Examination examine(FileContent content, String name, String declaredType) throws IOException;
}
