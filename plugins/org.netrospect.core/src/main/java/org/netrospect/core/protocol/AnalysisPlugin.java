package org.netrospect.core.protocol;

import java.util.List;
import java.util.Optional;
import org.netrospect.core.file.FileExaminer;
import org.netrospect.core.file.FileStaging;
import org.netrospect.core.file.KnownContents;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.Secrets;

/** What one bundle adds to the analysis of every import. Thread-safe. */
public interface AnalysisPlugin {
    /** Protocols, in the order in which they are asked. */
    default List<Protocol> protocols() {
        return List.of();
    }

    /** Who reads sessions that no protocol explains. */
    default Optional<AnalyzerFactory> unexplained() {
        return Optional.empty();
    }

    /** Who looks into recovered files. */
    default Optional<FileExaminer> examiner() {
        return Optional.empty();
    }

    /** The analysis that these make together; the first of them that unexplained sessions or files have counts. */
    static AnalyzerFactory together(List<AnalysisPlugin> plugins, FileStaging staging, Secrets secrets) {
        FileExaminer examiner = plugins.stream().flatMap(plugin -> plugin.examiner().stream()).findFirst()
                .orElse(FileExaminer.NONE);
        return new ProtocolAnalyzers(new ProtocolAnalyzers.Settings(
                plugins.stream().flatMap(plugin -> plugin.protocols().stream()).toList(),
                plugins.stream().flatMap(plugin -> plugin.unexplained().stream()).findFirst()
                        .orElse(AnalyzerFactory.NONE),
                List.of(), Optional.of(new KnownContents(staging, examiner)), secrets));
    }
}
