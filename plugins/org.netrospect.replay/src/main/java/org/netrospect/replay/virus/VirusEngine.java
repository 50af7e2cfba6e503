package org.netrospect.replay.virus;

import java.io.IOException;
import org.netrospect.core.file.FileContent;

/** Judges files. Thread-safe. */
public interface VirusEngine {
    /** Its name, the same for every version. */
    String name();

    /** What judges: program and signatures. Two verdicts of the same version on the same content are the same. */
    String version() throws IOException;

    /**
     * Judges a file.
     *
     * @throws IOException the content cannot be read, or the engine cannot be reached
     */
    Verdict scan(FileContent content) throws IOException;
}
