package org.netrospect.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.netrospect.core.cases.ReadOnlyCaseException;

/**
 * Who may change a case: nobody where it can only be read, elsewhere one import or run at a time. Any thread may ask.
 */
final class CaseChanges {
    private final String name;
    private final Path folder;
    private final boolean possible;
    private boolean underWay;

    /** What begins an import or a run. */
    @FunctionalInterface
    interface Beginning<T> {
        T begin() throws IOException;
    }

    /** @param possible whether the case can be written */
    CaseChanges(String name, Path folder, boolean possible) {
        this.name = name;
        this.folder = folder;
        this.possible = possible;
    }

    boolean possible() {
        return possible;
    }

    /** @throws ReadOnlyCaseException the case cannot be written */
    void refuseUnlessPossible() {
        if (!possible) {
            throw new ReadOnlyCaseException("The case " + name + " can only be read: copy the workspace to where it can"
                    + " be written. There is no right to write in " + folder + ".");
        }
    }

    /** Begins what {@link #end} ends. */
    synchronized <T> T begin(Beginning<T> what) {
        refuseUnlessPossible();
        if (underWay) {
            throw new IllegalStateException("An import into the case " + name
                    + ", or a run over it, is under way; begin this one when it has ended.");
        }
        try {
            T begun = what.begin();
            underWay = true;
            return begun;
        } catch (IOException e) {
            throw new UncheckedIOException("The case " + name + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    /** Ends what is under way. @param last what is done before another may begin */
    synchronized void end(Runnable last) {
        underWay = false;
        last.run();
    }

    /** Whether an import or a run has begun and not ended. */
    synchronized boolean underWay() {
        return underWay;
    }

    /**
     * Makes a change that takes no time.
     *
     * @param what the change as the subject of a sentence that refuses it
     * @throws IOException an import or a run is under way
     */
    synchronized void between(String what, Runnable change) throws IOException {
        refuseUnlessPossible();
        if (underWay) {
            throw new IOException(what + " while an import into the case " + name + " is running; wait for its end.");
        }
        change.run();
    }
}
