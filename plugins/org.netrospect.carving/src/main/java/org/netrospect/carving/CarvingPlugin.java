package org.netrospect.carving;

import java.util.Optional;
import org.netrospect.carving.examine.ContentExaminer;
import org.netrospect.core.file.FileExaminer;
import org.netrospect.core.protocol.AnalysisPlugin;
import org.netrospect.core.session.AnalyzerFactory;

/** Files found by their signatures where no protocol explains a session, and what files are by their content. */
public final class CarvingPlugin implements AnalysisPlugin {
    private final AnalyzerFactory carving = new Carving();
    private final FileExaminer examiner = new ContentExaminer();

    @Override
    public Optional<AnalyzerFactory> unexplained() {
        return Optional.of(carving);
    }

    @Override
    public Optional<FileExaminer> examiner() {
        return Optional.of(examiner);
    }
}
