package org.netrospect.workbench;

import java.nio.file.Path;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.cases.WorkspaceOpener;

/**
 * What the workbench stands on.
 *
 * @param folder of the workspace
 */
public record Engine(WorkspaceOpener workspaces, CaptureOpener captures, Path folder) {
}
