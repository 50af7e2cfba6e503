package org.netrospect.core.cases;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A folder of cases and the knowledge they share. Thread-safe. */
public interface Workspace extends Closeable {
    Path folder();

    /** Digests of files that are known, for all cases. */
    HashSets hashSets();

    /** Names of the cases, sorted; reads folders only, so a case in use by another process is listed too. */
    List<String> cases() throws IOException;

    /** The folder of a case of that name, whether there is one or not: its name need not be that of the case. */
    Path place(String name);

    /**
     * Opens a case for reading and writing. One process at a time may have it open.
     *
     * @param create whether to make it if it is missing
     * @throws CaseInUseException another process has it open
     * @throws CaseDamagedException it cannot be used
     * @throws NoSuchCaseException it is missing and was not to be made
     */
    CaseStore open(String name, boolean create) throws IOException;
}
