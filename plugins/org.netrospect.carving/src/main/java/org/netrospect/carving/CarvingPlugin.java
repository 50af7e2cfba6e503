package org.netrospect.carving;

import java.util.Optional;
import org.netrospect.core.protocol.AnalysisPlugin;
import org.netrospect.core.session.AnalyzerFactory;

/** Files found by their signatures where no protocol explains a session, and what files are by their content. */
public final class CarvingPlugin implements AnalysisPlugin {
    private final AnalyzerFactory carving = new Carving();

    @Override
    public Optional<AnalyzerFactory> unexplained() {
        return Optional.of(carving);
    }
}
