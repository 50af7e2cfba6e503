package org.netrospect.workbench.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CancellationException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.widgets.Display;
import org.netrospect.core.Progress;
import org.netrospect.core.filter.FilterSyntaxException;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.MonitorProgress;
import org.netrospect.workbench.model.ShownJob;

/**
 * Writes a file in the background. It has its name only when it is whole: until then it stands beside it with the
 * ending {@code .part}, which goes if the work is cancelled or fails. What became of it is said in the status line.
 */
final class WriteJob extends ShownJob {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final boolean replaces;
    private final Work work;

    /** What is written. */
    @FunctionalInterface
    interface Work {
        /** @return what was written, to be followed by "in" and the file: {@code 1,284 sessions are} */
        String write(OutputStream out, Progress progress) throws IOException, FilterSyntaxException;
    }

    /** @param replaces whether a file of this name may be replaced */
    WriteJob(String name, CaseContext context, Display display, Path file, boolean replaces, Work work) {
        super(name, context, display);
        this.file = file;
        this.replaces = replaces;
        this.work = work;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        MonitorProgress progress = begin(monitor);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (!replaces && Files.exists(file)) {
                throw new IOException("a file of this name is there already. Choose it with Browse… to replace it.");
            }
            String what;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER)) {
                what = work.write(out, progress);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            say(what + " in " + file + ".", false);
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            discard(part);
            say(file.getFileName() + " was not written: cancelled.", false);
            return Status.CANCEL_STATUS;
        } catch (IOException | FilterSyntaxException | RuntimeException | Error e) {
            discard(part);
            say(Background.failure(file + " could not be written: ", e), true);
            return Status.OK_STATUS;
        } finally {
            monitor.done();
        }
    }

    @Override
    public boolean belongsTo(Object family) {
        return super.belongsTo(family) || family == WriteJob.class;
    }

    private void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            say(part + " was left behind: " + Background.reason(e), true);
        }
    }
}
