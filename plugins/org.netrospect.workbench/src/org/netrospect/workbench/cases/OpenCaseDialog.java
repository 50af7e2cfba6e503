package org.netrospect.workbench.cases;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.netrospect.core.time.Amounts;
import org.netrospect.workbench.model.CaseContext;

/** Chooses a case of the workspace, or names a new one. */
public final class OpenCaseDialog extends TitleAreaDialog {
    private final CaseContext context;
    private List<CaseList.Entry> entries = List.of();
    private Text name;
    private Table table;
    private String chosen = "";

    public OpenCaseDialog(Shell parent, CaseContext context) {
        super(parent);
        this.context = context;
    }

    /** The name that was chosen. */
    public String chosen() {
        return chosen;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Open Case");
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Point getInitialSize() {
        return new Point(620, 480);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle("Open or make a case");
        setMessage("A case holds the captures of one investigation and all that was derived from them. Workspace: "
                + context.workspace());
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        area.setLayout(new GridLayout(2, false));
        new Label(area, SWT.NONE).setText("&Name");
        name = new Text(area, SWT.BORDER);
        name.setMessage("Choose a case below, or type the name of a new one");
        name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        name.addModifyListener(e -> typed());
        table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
        table.setHeaderVisible(true);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        column("Case", 290, SWT.LEFT);
        column("On the disk", 110, SWT.RIGHT);
        column("Last used", 150, SWT.LEFT);
        table.addListener(SWT.Selection, e -> name.setText(((TableItem) e.item).getText(0)));
        table.addListener(SWT.DefaultSelection, e -> okPressed());
        context.background(table).run("Listing the cases", cancelled -> CaseList.read(context.engine(), cancelled),
                this::fill);
        return area;
    }

    private void column(String title, int width, int style) {
        TableColumn column = new TableColumn(table, style);
        column.setText(title);
        column.setWidth(width);
    }

    private void fill(List<CaseList.Entry> cases) {
        entries = cases;
        DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
        for (CaseList.Entry entry : cases) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] {entry.name(), Amounts.bytes(entry.bytes()),
                    format.format(ZonedDateTime.ofInstant(Instant.ofEpochMilli(entry.used()), context.zone()))});
        }
        typed();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "Open", true).setEnabled(false);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    private void typed() {
        chosen = name.getText().strip();
        if (getButton(IDialogConstants.OK_ID) != null) {
            boolean known = entries.stream().anyMatch(e -> e.name().equals(chosen));
            getButton(IDialogConstants.OK_ID).setEnabled(!chosen.isEmpty());
            getButton(IDialogConstants.OK_ID).setText(known || chosen.isEmpty() ? "Open" : "Make");
        }
    }

    @Override
    protected void okPressed() {
        if (!chosen.isEmpty()) {
            super.okPressed();
        }
    }
}
