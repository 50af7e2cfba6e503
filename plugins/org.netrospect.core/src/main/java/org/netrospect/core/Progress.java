package org.netrospect.core;

import java.util.function.BooleanSupplier;

/** How long work tells how far it is and learns that it should stop. Called from any thread of the work. */
public interface Progress {
    /** For work nobody watches. */
    Progress NONE = silent(() -> false);

    /** For work whose result alone is shown. @param cancelled asked as often as {@link #cancelled} is */
    static Progress silent(BooleanSupplier cancelled) {
        return new Progress() {
            @Override
            public void begin(String task, long total) {
                // nobody watches
            }

            @Override
            public void worked(long done) {
                // nobody watches
            }

            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }
        };
    }

    /**
     * A task begins; an earlier one has ended.
     *
     * @param task what is done, for the analyst: {@code Importing edge-0614.pcapng}
     * @param total units of work, bytes wherever bytes are read; 0 if unknown
     */
    void begin(String task, long total);

    /** Units done since the task began, never less than told before. */
    void worked(long done);

    /** True if the work should end soon and leave everything in order; asked at least ten times a second. */
    boolean cancelled();
}
