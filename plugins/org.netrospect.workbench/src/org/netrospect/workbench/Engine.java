package org.netrospect.workbench;

import java.nio.file.Path;
import java.util.List;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.WorkspaceOpener;
import org.netrospect.core.file.FileStaging;
import org.netrospect.core.protocol.AnalysisPlugin;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.KeyLog;

/**
 * What the workbench stands on.
 *
 * @param plugins what analyses imports
 * @param folder of the workspace
 */
public record Engine(WorkspaceOpener workspaces, CaptureOpener captures, List<AnalysisPlugin> plugins, Path folder) {
    /** Everything that is switched on by default, for an import into a case. */
    public AnalyzerFactory analyzers(CaseStore store) {
        return AnalysisPlugin.together(plugins, new FileStaging(store.staging()), new KeyLog());
    }
}
