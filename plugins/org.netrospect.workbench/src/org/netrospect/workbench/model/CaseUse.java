package org.netrospect.workbench.model;

import java.util.Optional;

/** Counts who works with an open case, so that it is closed when the last of them has ended. Thread-safe. */
public final class CaseUse {
    private int users;
    private Optional<Runnable> closing = Optional.empty();

    /** One more works with it. @return false if it is being closed: then there is nothing to work with */
    public synchronized boolean begin() {
        if (closing.isPresent()) {
            return false;
        }
        users++;
        return true;
    }

    /** One who has begun has ended. */
    public void end() {
        Optional<Runnable> last;
        synchronized (this) {
            users--;
            last = users == 0 ? closing : Optional.empty();
        }
        last.ifPresent(Runnable::run);
    }

    /**
     * Nobody begins any more.
     *
     * @param how closes the case; run once, here or by the last who ends
     */
    void close(Runnable how) {
        boolean now;
        synchronized (this) {
            if (closing.isPresent()) {
                return;
            }
            closing = Optional.of(how);
            now = users == 0;
        }
        if (now) {
            how.run();
        }
    }
}
