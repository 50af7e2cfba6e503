package org.netrospect.core.cases;

import java.io.IOException;
import java.nio.file.Path;

/** Opens workspaces: what the store bundle gives to the workbench as a service, and to the command line directly. */
@FunctionalInterface
public interface WorkspaceOpener {
    /** Opens a workspace, making the folder if it is missing. */
    Workspace open(Path folder) throws IOException;
}
