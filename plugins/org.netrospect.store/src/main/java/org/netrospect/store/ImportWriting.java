package org.netrospect.store;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Whether an import can still write, and what the analyst is told when it cannot. */
final class ImportWriting {
    private final String caseName;
    private boolean failed;
    private boolean closed;

    ImportWriting(String caseName) {
        this.caseName = caseName;
    }

    /** Something that is written to the case. */
    interface Write {
        void run() throws IOException;
    }

    /** Something that is written and has a place then. */
    interface Placed {
        long run() throws IOException;
    }

    /** Whether a write failed: every later one fails too. */
    boolean failed() {
        return failed;
    }

    boolean possible() {
        return !failed && !closed;
    }

    /** Nothing more is added. @return false if that was said already */
    boolean close() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    /** Writes, if what is added can still become part of the case. */
    void adding(Write write) {
        if (!possible()) {
            throw ended();
        }
        writing(write);
    }

    /** Writes, if what is added can still become part of the case. */
    long placing(Placed write) {
        if (!possible()) {
            throw ended();
        }
        try {
            return write.run();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    void writing(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    UncheckedIOException failure(IOException e) {
        failed = true;
        return new UncheckedIOException("The case " + caseName + " could not be written further (" + e.getMessage()
                + "). What could be written before is kept, and the capture marked as read in part.", e);
    }

    /** Nothing of the import stays. */
    UncheckedIOException takenBack(IOException e) {
        return new UncheckedIOException("The case " + caseName + " could not be written to the disk ("
                + e.getMessage() + "). The import has been taken back; import the capture again.", e);
    }

    /** Nothing of the import stays, and what it was to replace does. */
    UncheckedIOException keepsFormer() {
        return told("The case " + caseName + " could not be written further, and keeps what an earlier import of the"
                + " same files found.");
    }

    private UncheckedIOException ended() {
        return told("The import into the case " + caseName + " has ended; nothing more can be added to it.");
    }

    private static UncheckedIOException told(String sentence) {
        return new UncheckedIOException(sentence, new IOException(sentence));
    }
}
