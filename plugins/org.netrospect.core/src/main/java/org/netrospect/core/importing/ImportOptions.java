package org.netrospect.core.importing;

import org.netrospect.core.Limits;
import org.netrospect.core.analysis.AnalysisSink;
import org.netrospect.core.analysis.PacketsAgain;
import org.netrospect.core.analysis.Pipeline;
import org.netrospect.core.session.AnalyzerFactory;

/**
 * How captures are imported.
 *
 * @param threads threads that work on sessions, at least 1
 * @param analyzers who reads the sessions' streams; {@link AnalyzerFactory#NONE} for sessions alone
 */
public record ImportOptions(int threads, Limits limits, AnalyzerFactory analyzers) {
    /** All cores, default limits. */
    public static ImportOptions standard(AnalyzerFactory analyzers) {
        return new ImportOptions(Runtime.getRuntime().availableProcessors(), Limits.DEFAULT, analyzers);
    }

    /** A pipeline for one recording. */
    Pipeline pipeline(AnalysisSink sink, PacketsAgain again) {
        return new Pipeline(limits, threads, Pipeline.BLOCK, analyzers, sink, again);
    }
}
