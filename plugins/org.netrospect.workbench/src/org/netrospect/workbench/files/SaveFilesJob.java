package org.netrospect.workbench.files;

import java.io.IOException;
import java.nio.file.Path;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.Table;
import org.netrospect.report.FilesExport;
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
        super(context, "Saving files",
                "Saving was cancelled" + (zip ? "; no zip file was made." : "; some files may be in " + to + "."),
                "The files could not be saved: ");
        this.choice = choice;
        this.to = to;
        this.zip = zip;
        store = context.store().orElseThrow();
    }

    @Override
    protected void work(MonitorProgress progress) throws IOException {
        Table files = choice.shown().table();
        FilesExport export = new FilesExport(store, true);
        int saved = zip ? export.zip(files, choice.rows(), to, progress)
                : export.folder(files, choice.rows(), to, progress);
        say((saved == 1 ? "One file is in " : saved + " files are in ") + to
                + (zip ? "; its password is “" + FilesExport.PASSWORD + "”." : "."), false);
    }
}
