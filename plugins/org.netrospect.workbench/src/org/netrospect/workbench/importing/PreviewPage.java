package org.netrospect.workbench.importing;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.time.Amounts;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;

/** What will happen: size, format and fate of each file. */
final class PreviewPage extends WizardPage {
    private final CaseContext context;
    private final FilesPage files;
    private Table table;
    private Background background;

    PreviewPage(CaseContext context, FilesPage files) {
        super("preview");
        this.context = context;
        this.files = files;
        setTitle("What will happen");
        setDescription("Looking at the files …");
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        area.setLayout(new FillLayout());
        table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        column("File", 190, SWT.LEFT);
        column("Size", 90, SWT.RIGHT);
        column("Format", 130, SWT.LEFT);
        column("What will happen", 330, SWT.LEFT);
        background = context.background(table);
        setControl(area);
    }

    private void column(String title, int width, int style) {
        TableColumn column = new TableColumn(table, style);
        column.setText(title);
        column.setWidth(width);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            List<Path> paths = files.paths();
            List<CaptureInfo> known = files.caseName().equals(context.caseName()) ? context.captures() : List.of();
            background.run("Looking at the files",
                    cancelled -> FilePreview.of(paths, context.engine().captures(), known, cancelled), this::show);
        }
    }

    private void show(List<FilePreview> previews) {
        table.removeAll();
        long captures = 0;
        long bytes = 0;
        for (FilePreview preview : previews) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] {String.valueOf(preview.file().getFileName()), Amounts.bytes(preview.bytes()),
                    preview.format().isEmpty() ? "–" : preview.format(), preview.sentence()});
            if (preview.format().isEmpty()) {
                item.setForeground(context.palette().dim());
            } else {
                captures++;
                bytes += preview.bytes();
            }
        }
        setDescription(captures + (captures == 1 ? " capture, " : " captures, ") + Amounts.bytes(bytes)
                + ", into the case “"
                + files.caseName() + "”. They are read where they are and never changed; tables fill meanwhile.");
    }
}
