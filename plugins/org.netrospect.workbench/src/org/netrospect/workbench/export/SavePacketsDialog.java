package org.netrospect.workbench.export;

import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks whose packets go to which file. */
final class SavePacketsDialog extends TitleAreaDialog {
    private final int selected;
    private final int shown;
    private Button ofSelected;
    private Text file;
    private String confirmed = "";
    private boolean replaces;
    private boolean selectedOnly;
    private Path path = Path.of("packets.pcapng");

    /** @param selected sessions, and {@code shown} those that the filter leaves */
    SavePacketsDialog(Shell parent, int selected, int shown) {
        super(parent);
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
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Save Packets");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle("Save packets as pcapng");
        setMessage("Comments in the file say case, capture, SHA-256 and number of every packet.");
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        GridLayout layout = new GridLayout(3, false);
        layout.marginWidth = 12;
        layout.marginHeight = 10;
        area.setLayout(layout);
        ofSelected = radio(area, "Packets of", selected, "s&elected", selected > 0);
        ofSelected.setEnabled(selected > 0);
        radio(area, "", shown, "s&hown, as filtered", selected == 0);
        new Label(area, SWT.NONE).setText("F&ile");
        file = new Text(area, SWT.BORDER | SWT.SINGLE);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 380;
        file.setLayoutData(wide);
        file.setText(Path.of(System.getProperty("user.home"), "packets.pcapng").toString());
        file.addListener(SWT.Modify, e -> validate());
        Button browse = new Button(area, SWT.PUSH);
        browse.setText("&Browse…");
        browse.addListener(SWT.Selection, e -> browse());
        return area;
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

    private void browse() {
        FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
        dialog.setFileName(file.getText());
        dialog.setFilterExtensions(new String[] {"*.pcapng", "*"});
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            confirmed = chosen;
            file.setText(chosen);
        }
    }

    private void validate() {
        boolean named = FileName.valid(file.getText());
        setErrorMessage(named ? null : "Name a file to save to.");
        getButton(IDialogConstants.OK_ID).setEnabled(named);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "&Save", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        selectedOnly = ofSelected.getSelection();
        path = Path.of(file.getText().strip());
        replaces = file.getText().equals(confirmed);
        super.okPressed();
    }
}
