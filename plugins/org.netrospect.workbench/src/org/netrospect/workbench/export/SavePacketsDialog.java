package org.netrospect.workbench.export;

import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.netrospect.workbench.FormDialog;

/** Asks whose packets go to which file. */
final class SavePacketsDialog extends FormDialog {
    private final int selected;
    private final int shown;
    private Button ofSelected;
    private TargetFile file;
    private boolean replaces;
    private boolean selectedOnly;
    private Path path = Path.of("packets.pcapng");

    /** @param selected sessions, and {@code shown} those that the filter leaves */
    SavePacketsDialog(Shell parent, int selected, int shown) {
        super(parent, "Save Packets", 3, "&Save");
        this.selected = selected;
        this.shown = shown;
        setShellStyle(getShellStyle() | SWT.RESIZE);
        setHelpAvailable(false);
    }

    /** Whether only packets of selected sessions are wanted, once the dialog was closed with Save. */
    boolean selectedOnly() {
        return selectedOnly;
    }

    Path file() {
        return path;
    }

    /** Whether a file that is there already may be replaced: the file dialog asked. */
    boolean replaces() {
        return replaces;
    }

    @Override
    protected void fill(Composite area) {
        setTitle("Save packets as pcapng");
        setMessage("Comments in the file say case, capture, SHA-256 and number of every packet.");
        ofSelected = radio(area, "Packets of", selected, "s&elected", selected > 0);
        ofSelected.setEnabled(selected > 0);
        radio(area, "", shown, "s&hown, as filtered", selected == 0);
        file = new TargetFile(area, "packets.pcapng", this::validate, "*.pcapng", "*");
    }

    private static Button radio(Composite area, String label, int count, String which, boolean checked) {
        new Label(area, SWT.NONE).setText(label);
        Button button = new Button(area, SWT.RADIO);
        button.setText(String.format(Locale.ENGLISH, "the %,d %s %s", count, count == 1 ? "session" : "sessions",
                which));
        button.setSelection(checked);
        button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        return button;
    }

    private void validate() {
        boolean named = file.named();
        setErrorMessage(named ? null : "Name a file to save to.");
        getButton(IDialogConstants.OK_ID).setEnabled(named);
    }

    @Override
    protected void okPressed() {
        selectedOnly = ofSelected.getSelection();
        path = file.path();
        replaces = file.replaces();
        super.okPressed();
    }
}
