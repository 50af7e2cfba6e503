package org.netrospect.workbench.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.netrospect.core.Limits;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.importing.ImportOptions;
import org.netrospect.replay.builtin.RuleRun;
import org.netrospect.replay.engine.EngineOutput;
import org.netrospect.replay.engine.EngineRun;
import org.netrospect.replay.engine.ExternalProgram;
import org.netrospect.replay.engine.Suricata;
import org.netrospect.replay.match.CompiledRules;
import org.netrospect.replay.rule.RuleSet;
import org.netrospect.replay.rule.Variables;
import org.netrospect.replay.run.SignatureFiles;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;

/** Runs rules over the captures of the open case, in the background. What became of it is said in the status line. */
final class ReplayJob extends Job {
    private static final Duration LIMIT = Duration.ofHours(1);

    private final CaseContext context;
    private final CaseStore store;
    private final ReplayDialog.Request request;
    private final int threads;
    private final Display display = Display.getCurrent();

    ReplayJob(CaseContext context, ReplayDialog.Request request) {
        super("Replay " + request.name());
        this.context = context;
        this.request = request;
        store = context.store().orElseThrow();
        threads = context.settings().threads();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            Told progress = new Told(monitor);
            say("Run “" + request.name() + "” has begun; cancel it in the Replay view.", false);
            SignatureFiles files = SignatureFiles.of(request.rules(), List.of(".rules"));
            String result = request.engine().equals(ReplayDialog.BUILTIN) ? builtin(files, progress)
                    : suricata(files, progress);
            say(result, false);
        } catch (CancellationException e) {
            say("Run “" + request.name() + "” was cancelled; nothing of it is kept.", false);
        } catch (IOException | RuntimeException | Error e) {
            say(Background.failure("Run “" + request.name() + "” did not work: ", e), true);
        }
        return Status.OK_STATUS;
    }

    private String builtin(SignatureFiles files, Progress progress) throws IOException {
        RuleSet set = RuleSet.read(request.rules(), Variables.DEFAULT);
        RuleRun.Outcome outcome = new RuleRun(store, context.engine().captures(),
                new ImportOptions(threads, Limits.DEFAULT, context.engine().analyzers(store)))
                .run(CompiledRules.of(set), files, request.name(), progress);
        return String.format(Locale.ROOT, "Run %d: %,d of %,d rules honoured, %,d alerts in %.1f s.", outcome.run(),
                set.rules().size(), set.rules().size() + set.skipped().size(), outcome.alerts(), outcome.seconds());
    }

    private String suricata(SignatureFiles files, Progress progress) throws IOException {
        Path program = ExternalProgram.find(ReplayDialog.SURICATA)
                .orElseThrow(() -> new IOException("Suricata is not on the path of programs any more."));
        EngineOutput output = new EngineRun(store, context.engine().captures(), LIMIT)
                .run(new Suricata(program)::run, files, request.name(), progress);
        return String.format(Locale.ROOT, "Suricata %s: %,d alerts, %,d problems (see the run).", output.version(),
                output.alerts().size(), output.problems().size());
    }

    private void say(String sentence, boolean problem) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> context.message(new Message(sentence, problem)));
        }
    }

    /** The job's monitor as the progress of the engine. */
    private record Told(IProgressMonitor monitor) implements Progress {
        @Override
        public void begin(String task, long total) {
            monitor.beginTask(task, IProgressMonitor.UNKNOWN);
        }

        @Override
        public void worked(long done) {
            // how long it will take is not known: the index may leave most of it out
        }

        @Override
        public boolean cancelled() {
            return monitor.isCanceled();
        }
    }
}
