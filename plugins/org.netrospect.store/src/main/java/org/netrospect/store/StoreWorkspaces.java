package org.netrospect.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.netrospect.core.cases.Workspace;
import org.netrospect.core.cases.WorkspaceOpener;

/** Opens workspaces whose cases are kept in Apache Derby and sidecar files. */
public final class StoreWorkspaces implements WorkspaceOpener {
    @Override
    public Workspace open(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        Files.createDirectories(absolute.resolve("cases"));
        return new StoreWorkspace(absolute);
    }
}
