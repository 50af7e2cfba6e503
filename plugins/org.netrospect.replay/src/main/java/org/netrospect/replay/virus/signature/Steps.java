package org.netrospect.replay.virus.signature;

/** Steps that the scan of one file may take: a signature cannot take for ever, whatever the file is. One thread. */
final class Steps {
    private long left;

    /** Thrown when they are used up; stackless. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("too many steps", null, false, false);
        }
    }

    Steps(long most) {
        left = most;
    }

    void take(int count) {
        left -= count;
        if (left < 0) {
            throw new Exhausted();
        }
    }
}
