package org.netrospect.cli;

import org.netrospect.core.cases.CaseStore;

/** Sessions that were named by their ids. */
final class Sessions {
    private Sessions() {
    }

    /** The id, if the case has such a session. */
    static long known(CaseStore store, long id) {
        if (store.sessionRow(id) < 0) {
            throw new UsageException("The case " + store.name() + " has no session " + id + ".");
        }
        return id;
    }
}
