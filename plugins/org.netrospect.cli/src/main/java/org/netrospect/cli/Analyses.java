package org.netrospect.cli;

import java.util.List;
import org.netrospect.carving.CarvingPlugin;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.file.FileStaging;
import org.netrospect.core.protocol.AnalysisPlugin;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.KeyLog;
import org.netrospect.core.session.Secrets;
import org.netrospect.protocols.ProtocolsPlugin;

/** What the command line analyses with: the bundles by name, as there is no service registry. */
final class Analyses {
    private static final List<AnalysisPlugin> PLUGINS = List.of(new ProtocolsPlugin(), new CarvingPlugin());

    private Analyses() {
    }

    /** Everything that is switched on by default. */
    static AnalyzerFactory standard(CaseStore store) {
        return with(new FileStaging(store.staging()), new KeyLog());
    }

    static AnalyzerFactory with(FileStaging staging, Secrets secrets) {
        return AnalysisPlugin.together(PLUGINS, staging, secrets);
    }
}
