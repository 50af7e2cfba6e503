package org.netrospect.workbench.views;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.MovedCaptures;
import org.netrospect.core.cases.MovedCaptures.Sought;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.MonitorProgress;
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
        super(context, "Locating captures",
                "Locating was cancelled; captures that were found keep their new places.",
                "Captures could not be sought: ");
        this.captures = captures;
        this.place = place;
        store = context.store().orElseThrow();
    }

    @Override
    protected void work(MonitorProgress progress) throws IOException {
        MovedCaptures moved = new MovedCaptures(store, progress);
        List<CaptureInfo> sought = captures.isEmpty() ? moved.missing() : captures;
        List<Sought> all = moved.seek(sought, List.of(place));
        if (progress.cancelled()) {
            throw new CancellationException();
        }
        if (sought.isEmpty()) {
            say("All captures of the case are where they were; none had to be sought.", false);
        } else {
            List<Sought> lost = all.stream().filter(each -> each.place().isEmpty()).toList();
            say(lost.isEmpty() ? found(all) : lost.getFirst().sentence() + others(all.size(), lost.size()),
                    !lost.isEmpty());
        }
    }

    private static String found(List<Sought> all) {
        return all.size() == 1 ? all.getFirst().sentence()
                : "All " + all.size() + " captures were found; their SHA-256 are those of the import.";
    }

    private static String others(int all, int lost) {
        return all == 1 ? "" : " Of " + all + " captures " + (all - lost) + " were found.";
    }
}
