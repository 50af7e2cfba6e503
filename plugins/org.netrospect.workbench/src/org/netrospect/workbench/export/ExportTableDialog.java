package org.netrospect.workbench.export;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.netrospect.core.table.RowSelection;
import org.netrospect.report.ExportFormat;
import org.netrospect.workbench.FormDialog;
import org.netrospect.workbench.model.ShownRows;
import org.netrospect.workbench.table.RowChoice;

/** Asks which rows and columns of a table go to which file, and how. */
final class ExportTableDialog extends FormDialog {
    private static final String[] FORMATS = {"Tab-separated (tsv)", "Comma-separated (csv)",
            "JSON, an object a line (jsonl)"};

    private final ShownRows shown;
    private final RowChoice selected;
    private final List<Integer> visible;
    private final ZoneId zone;
    private Combo rows;
    private Combo columns;
    private Combo format;
    private Combo times;
    private TargetFile file;
    private boolean replaces;
    private Optional<TableRequest> request = Optional.empty();

    /** @param visible columns on the screen, in their order */
    ExportTableDialog(Shell parent, ShownRows shown, RowChoice selected, List<Integer> visible, ZoneId zone) {
        super(parent, "Export Table", 3, "&Export");
        this.shown = shown;
        this.selected = selected;
        this.visible = visible;
        this.zone = zone;
        setShellStyle(getShellStyle() | SWT.RESIZE);
        setHelpAvailable(false);
    }

    /** What was asked for, once the dialog was closed with Export. */
    Optional<TableRequest> request() {
        return request;
    }

    /** Whether a file that is there already may be replaced: the file dialog asked. */
    boolean replaces() {
        return replaces;
    }

    @Override
    protected void fill(Composite area) {
        String name = shown.table().schema().name();
        setTitle("Export " + name);
        setMessage("Rows are written in the order on the screen, in the background.");
        rows = combo(area, "&Rows", count(shown.rows().size(), "shown, as filtered"));
        if (selected.count() > 0) {
            rows.add(count(selected.count(), "selected"));
        }
        rows.select(selected.count() > 1 ? 1 : 0);
        columns = combo(area, "&Columns", visible.size() + " on the screen, in their order",
                "All " + shown.table().schema().columns().size());
        format = combo(area, "&Format", FORMATS);
        times = combo(area, "&Times", "ISO 8601 in " + zone.getId(), "Seconds since 1970 UTC, with nine decimals");
        format.addListener(SWT.Selection, e -> file.name(withEnding(file.name(), chosenFormat())));
        file = new TargetFile(area, name + ".tsv", this::validate);
    }

    private static String count(int count, String what) {
        return String.format(Locale.ENGLISH, "%,d %s", count, what);
    }

    private static Combo combo(Composite parent, String label, String... choices) {
        new Label(parent, SWT.NONE).setText(label);
        Combo combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setItems(choices);
        combo.select(0);
        combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        return combo;
    }

    private ExportFormat chosenFormat() {
        return ExportFormat.values()[format.getSelectionIndex()];
    }

    /** The name with the ending of a format in place of another format's. */
    static String withEnding(String name, ExportFormat format) {
        int dot = name.lastIndexOf('.');
        boolean known = dot >= 0 && ExportFormat.of(name.substring(dot + 1)).isPresent();
        return (known ? name.substring(0, dot) : name) + "." + format.ending();
    }

    private void validate() {
        boolean named = file.named();
        setErrorMessage(named ? null : "Name a file to export to.");
        getButton(IDialogConstants.OK_ID).setEnabled(named);
    }

    @Override
    protected void okPressed() {
        RowSelection wanted = rows.getSelectionIndex() == 0 ? shown.rows() : RowSelection.of(selected.rows());
        request = Optional.of(new TableRequest(shown.table(), wanted, columns.getSelectionIndex() == 0 ? visible
                : List.of(),
                chosenFormat(), times.getSelectionIndex() == 0 ? Optional.of(zone) : Optional.empty(),
                file.path()));
        replaces = file.replaces();
        super.okPressed();
    }
}
