package org.netrospect.workbench.views;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.netrospect.core.cases.CaptureCheck;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.MonitorProgress;
import org.netrospect.workbench.model.ShownJob;

/** Hashes the captures of a case again, in the background. */
final class VerifyJob extends ShownJob {
    private final CaseStore store;
    private final Consumer<List<CaptureCheck>> show;

    /** @param show is given the result on the user-interface thread, unless it was cancelled */
    VerifyJob(CaseContext context, Consumer<List<CaptureCheck>> show) {
        super(context, "Verifying captures", "Verifying was cancelled; it says nothing about the captures.",
                "The captures could not be verified: ");
        this.show = show;
        store = context.store().orElseThrow();
    }

    @Override
    protected void work(MonitorProgress progress) throws IOException {
        List<CaptureCheck> checks = store.check(true, progress);
        if (progress.cancelled()) {
            throw new CancellationException();
        }
        later(() -> show.accept(checks));
    }
}
