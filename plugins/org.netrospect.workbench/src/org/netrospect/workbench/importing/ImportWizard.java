package org.netrospect.workbench.importing;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jface.wizard.Wizard;
import org.netrospect.workbench.model.CaseContext;

/** Brings files and folders into a case: which, where to, and what will happen. */
public final class ImportWizard extends Wizard {
    private final Imports imports;
    private final FilesPage files;
    private final PreviewPage preview;

    public ImportWizard(CaseContext context, Imports imports, List<Path> paths) {
        this.imports = imports;
        files = new FilesPage(context, paths);
        preview = new PreviewPage(context, files);
        setWindowTitle("Import Captures");
    }

    @Override
    public void addPages() {
        addPage(files);
        addPage(preview);
    }

    @Override
    public boolean performFinish() {
        files.keepThreads();
        imports.start(files.caseName(), files.paths());
        return true;
    }
}
