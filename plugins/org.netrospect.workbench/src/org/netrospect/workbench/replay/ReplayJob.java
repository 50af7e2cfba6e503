package org.netrospect.workbench.replay;

import java.io.IOException;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.MonitorProgress;
import org.netrospect.workbench.model.ShownJob;

/** Searches the open case, in the background. What became of it is said in the status line. */
final class ReplayJob extends ShownJob {
    private final CaseStore store;
    private final SearchRequest request;
    private final int threads;

    ReplayJob(CaseContext context, SearchRequest request) {
        super(context, "Replay " + request.name(),
                "Run “" + request.name() + "” was cancelled; nothing of it is kept.",
                "Run “" + request.name() + "” did not work: ");
        this.request = request;
        store = context.store().orElseThrow();
        threads = context.settings().threads();
    }

    @Override
    protected void work(MonitorProgress progress) throws IOException {
        say("Run “" + request.name() + "” has begun; cancel it here or in the view Runs.", false);
        say(new SearchRun(context().engine(), store, threads, request, progress).run(), false);
    }
}
