package org.netrospect.replay.match;

import java.io.IOException;
import java.util.function.Consumer;
import org.netrospect.core.Limits;
import org.netrospect.core.Progress;
import org.netrospect.core.analysis.AnalysisSink;
import org.netrospect.core.analysis.Pipeline;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;

/** Runs rules over packets that a test has made. */
final class AlertsOf {
    private AlertsOf() {
    }

    static void traffic(Traffic traffic, int threads, CompiledRules rules, AnalyzerFactory protocols,
            Consumer<Alert> into) throws IOException {
        try (Pipeline pipeline = new Pipeline(Limits.DEFAULT, threads, Pipeline.BLOCK,
                new RuleAnalyzers(rules, protocols), new Sink(new AlertGate(rules, into)))) {
            pipeline.run(traffic, 1, Progress.NONE);
            pipeline.finish();
        }
    }

    private record Sink(AlertGate gate) implements AnalysisSink {
        @Override
        public long opened(Session session) {
            return 1;
        }

        @Override
        public void event(Event event) {
            gate.event(event);
        }

        @Override
        public void file(RecoveredFile file) {
            // none are made
        }
    }
}
