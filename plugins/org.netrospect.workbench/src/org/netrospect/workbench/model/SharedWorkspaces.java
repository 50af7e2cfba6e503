package org.netrospect.workbench.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.HashSets;
import org.netrospect.core.cases.Workspace;
import org.netrospect.core.cases.WorkspaceOpener;

/** Lets windows have the same cases open: each has a handle, and the last that is closed closes all. Any thread. */
final class SharedWorkspaces implements WorkspaceOpener {
    private final WorkspaceOpener opener;
    private final Map<Path, Shared> open = new HashMap<>();

    SharedWorkspaces(WorkspaceOpener opener) {
        this.opener = opener;
    }

    @Override
    public synchronized Workspace open(Path folder) throws IOException {
        Shared shared = open.get(folder);
        if (shared == null) {
            shared = new Shared(opener.open(folder));
            open.put(folder, shared);
        }
        shared.handles++;
        return new Handle(shared);
    }

    private synchronized void closed(Shared shared) throws IOException {
        if (--shared.handles == 0) {
            open.values().remove(shared);
            shared.workspace.close();
        }
    }

    private static final class Shared {
        private final Workspace workspace;
        private int handles;

        Shared(Workspace workspace) {
            this.workspace = workspace;
        }
    }

    private final class Handle implements Workspace {
        private final Shared shared;
        private boolean closed;

        Handle(Shared shared) {
            this.shared = shared;
        }

        @Override
        public Path folder() {
            return shared.workspace.folder();
        }

        @Override
        public HashSets hashSets() {
            return shared.workspace.hashSets();
        }

        @Override
        public List<String> cases() throws IOException {
            return shared.workspace.cases();
        }

        @Override
        public Path place(String name) {
            return shared.workspace.place(name);
        }

        @Override
        public CaseStore open(String name, boolean create) throws IOException {
            return shared.workspace.open(name, create);
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                closed(shared);
            }
        }
    }
}
