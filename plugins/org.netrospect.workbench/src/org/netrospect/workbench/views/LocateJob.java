package org.netrospect.workbench.views;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.widgets.Display;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.MovedCaptures;
import org.netrospect.core.cases.MovedCaptures.Sought;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ShownJob;

/** Finds captures that were moved, by size and hash, in the background. */
final class LocateJob extends ShownJob {
    private final CaseStore store;
    private final List<CaptureInfo> captures;
    private final Path place;

    /**
     * @param captures which are sought; empty for all that are not where they were
     * @param place a file or a folder
     */
    LocateJob(CaseContext context, List<CaptureInfo> captures, Path place) {
        super("Locating captures", context, Display.getCurrent());
        this.captures = captures;
        this.place = place;
        store = context.store().orElseThrow();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            MovedCaptures moved = new MovedCaptures(store, begin(monitor));
            List<CaptureInfo> sought = captures.isEmpty() ? moved.missing() : captures;
            List<Sought> all = moved.seek(sought, List.of(place));
            if (monitor.isCanceled()) {
                say("Locating was cancelled; captures that were found keep their new places.", false);
            } else if (sought.isEmpty()) {
                say("All captures of the case are where they were; none had to be sought.", false);
            } else {
                List<Sought> lost = all.stream().filter(each -> each.place().isEmpty()).toList();
                say(lost.isEmpty() ? found(all) : lost.getFirst().sentence() + others(all.size(), lost.size()),
                        !lost.isEmpty());
            }
        } catch (IOException | RuntimeException | Error e) {
            say(Background.failure("Captures could not be sought: ", e), true);
        }
        return Status.OK_STATUS;
    }

    private static String found(List<Sought> all) {
        return all.size() == 1 ? all.getFirst().sentence()
                : "All " + all.size() + " captures were found; their SHA-256 are those of the import.";
    }

    private static String others(int all, int lost) {
        return all == 1 ? "" : " Of " + all + " captures " + (all - lost) + " were found.";
    }
}
