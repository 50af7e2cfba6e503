package org.netrospect.workbench.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.replay.run.Runs;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;
import org.netrospect.workbench.model.Settings;

/** Asks what the open case is to be searched with, and has it searched. User-interface thread only. */
final class Replays {
    private final CaseContext context;
    private final Control owner;
    private final Background background;
    private final Runnable ended;
    private final ReplayAction replay = new ReplayAction();
    private final CancelAction cancel = new CancelAction();
    private Optional<ReplayJob> running = Optional.empty();

    /**
     * @param owner of the dialog
     * @param ended called when a run has ended, whatever became of it, while the owner is there
     */
    Replays(CaseContext context, Control owner, Runnable ended) {
        this.context = context;
        this.owner = owner;
        this.ended = ended;
        background = context.background(owner);
    }

    /** Asks, and starts what was asked for. */
    Action replay() {
        return replay;
    }

    /** Ends the run that is under way. */
    Action cancel() {
        return cancel;
    }

    /** What is known before the analyst is asked. */
    private record Known(Expectation expected, FoundEngines engines) {
    }

    void ask() {
        if (context.store().isEmpty()) {
            context.message(new Message("Open a case first; its captures are what rules are run over.", true));
            return;
        }
        List<CaptureInfo> captures = context.captures();
        long bytes = captures.stream().mapToLong(CaptureInfo::bytes).sum();
        CaseStore store = context.store().get();
        Map<String, String> programs = new HashMap<>();
        for (SearchEngine engine : SearchEngine.values()) {
            engine.program().ifPresent(name -> programs.put(name, context.settings().text(Settings.PROGRAM + name)));
        }
        background.run("Looking for engines", cancelled -> new Known(new Expectation(Runs.of(store),
                captures.size(), bytes),
                FoundEngines.find(programs::get)), known -> {
                    ReplayDialog dialog = new ReplayDialog(owner.getShell(),
                            new CaptureChoice(captures, context.times()), known.expected, known.engines,
                            context.palette());
                    dialog.open();
                    dialog.request().ifPresent(this::run);
                });
    }

    private void run(SearchRequest request) {
        ReplayJob job = new ReplayJob(context, request);
        running = Optional.of(job);
        cancel.setEnabled(true);
        Display display = owner.getDisplay();
        job.addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                if (!display.isDisposed()) {
                    display.asyncExec(Replays.this::ended);
                }
            }
        });
        job.start();
    }

    private void ended() {
        running = Optional.empty();
        if (!owner.isDisposed()) {
            cancel.setEnabled(false);
            ended.run();
        }
    }

    private final class ReplayAction extends Action {
        ReplayAction() {
            super("Replay…");
            setToolTipText("Run signature rules over the captures of this case");
        }

        @Override
        public void run() {
            ask();
        }
    }

    private final class CancelAction extends Action {
        CancelAction() {
            super("Cancel");
            setToolTipText("End the run that is under way; nothing of it is kept");
            setEnabled(false);
        }

        @Override
        public void run() {
            running.ifPresent(ReplayJob::cancel);
        }
    }
}
