package org.netrospect.workbench.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.widgets.Display;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.Table;
import org.netrospect.report.FilesExport;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.MonitorProgress;
import org.netrospect.workbench.model.ShownJob;
import org.netrospect.workbench.table.RowChoice;

/** Writes selected files into a folder or an encrypted zip, in the background. */
final class SaveFilesJob extends ShownJob {
    private final CaseStore store;
    private final RowChoice choice;
    private final Path to;
    private final boolean zip;

    /** @param to a folder, or the zip file */
    SaveFilesJob(CaseContext context, RowChoice choice, Path to, boolean zip) {
        super("Saving files", context, Display.getCurrent());
        this.choice = choice;
        this.to = to;
        this.zip = zip;
        store = context.store().orElseThrow();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            Table files = choice.shown().table();
            FilesExport export = new FilesExport(store, true);
            MonitorProgress progress = begin(monitor);
            int saved = zip ? export.zip(files, choice.rows(), to, progress)
                    : export.folder(files, choice.rows(), to, progress);
            say((saved == 1 ? "One file is in " : saved + " files are in ") + to
                    + (zip ? "; its password is “" + FilesExport.PASSWORD + "”." : "."), false);
        } catch (CancellationException e) {
            say("Saving was cancelled" + (zip ? "; no zip file was made." : "; some files may be in " + to + "."),
                    false);
        } catch (IOException | RuntimeException | Error e) {
            say(Background.failure("The files could not be saved: ", e), true);
        }
        return Status.OK_STATUS;
    }
}
