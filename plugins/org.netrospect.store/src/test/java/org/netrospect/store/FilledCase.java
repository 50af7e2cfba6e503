package org.netrospect.store;

import java.io.IOException;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Workspace;

/** A case with one capture in it, for tests of other packages. */
public final class FilledCase {
    private FilledCase() {
    }

    public static CaseStore of(Workspace workspace, String name, int sessions) throws IOException {
        CaseStore store = workspace.open(name, true);
        try (CaptureImport target = store.beginImport()) {
            SyntheticFeed.capture(target, "one.pcap", 0, sessions);
        }
        return store;
    }
}
