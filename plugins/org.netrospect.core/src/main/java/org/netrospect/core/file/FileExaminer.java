package org.netrospect.core.file;

import java.io.IOException;
import java.util.List;

/** Finds out what a file is by its content. Thread-safe. */
@FunctionalInterface
public interface FileExaminer {
    /** Finds out nothing. */
    FileExaminer NONE = content -> Examination.none();

    /**
     * Looks at a content. What it says depends on nothing else.
     *
     * @throws IOException the content could not be read
     */
    Examination examine(FileContent content) throws IOException;

    /**
     * What does not fit between a file's name, its declared type and its content, as sentences.
     *
     * @param name as the traffic gave it, unsafe; "" for none
     * @param declaredType the media type that the traffic claims; "" for none
     * @param mediaType that of its content
     */
    default List<String> mismatch(String name, String declaredType, String mediaType) {
        return List.of();
    }
}
