package org.netrospect.workbench.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.netrospect.replay.engine.ExternalProgram;

/** Asks with which rules and which engine the captures of the case are to be searched. */
final class ReplayDialog extends TitleAreaDialog {
    static final String BUILTIN = "builtin";
    static final String SURICATA = "suricata";

    private final String captures;
    private final Expectation expected;
    private Combo engine;
    private Text name;
    private Label time;
    private org.eclipse.swt.widgets.List files;
    private Optional<Request> request = Optional.empty();

    /** What was asked for. */
    record Request(String engine, String name, List<Path> rules) {
    }

    /**
     * @param captures what will be searched, in words
     * @param expected how long it will take
     */
    ReplayDialog(Shell shell, String captures, Expectation expected) {
        super(shell);
        this.expected = expected;
        this.captures = captures;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Replay");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle("Run signature rules over the captures");
        setMessage(captures + " Rules of Snort 2, Snort 3 and Suricata are read; a run is never overwritten, and any "
                + "two can be compared.");
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        GridLayout layout = new GridLayout(3, false);
        layout.marginWidth = 12;
        layout.marginHeight = 10;
        area.setLayout(layout);
        label(area, "Engine");
        engine = new Combo(area, SWT.READ_ONLY);
        engine.add("Built-in");
        Optional<Path> suricata = ExternalProgram.find(SURICATA);
        suricata.ifPresent(found -> engine.add("Suricata (" + found + ")"));
        engine.select(0);
        engine.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        label(area, "Name of the run");
        name = new Text(area, SWT.BORDER);
        name.setMessage("as its first rule file");
        name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        label(area, "Rules").setLayoutData(new GridData(SWT.LEFT, SWT.TOP, false, false));
        files = new org.eclipse.swt.widgets.List(area, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        GridData list = new GridData(SWT.FILL, SWT.FILL, true, true);
        list.widthHint = 460;
        list.heightHint = 150;
        files.setLayoutData(list);
        Composite buttons = new Composite(area, SWT.NONE);
        GridLayout column = new GridLayout();
        column.marginWidth = 0;
        column.marginHeight = 0;
        buttons.setLayout(column);
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.TOP, false, false));
        button(buttons, "Add Files…", this::addFiles);
        button(buttons, "Add Folder…", this::addFolder);
        button(buttons, "Remove", () -> {
            files.remove(files.getSelectionIndices());
            update();
        });
        label(area, "Expected time");
        time = new Label(area, SWT.NONE);
        time.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        engine.addListener(SWT.Selection, e -> update());
        return area;
    }

    private static Label label(Composite parent, String text) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(text);
        return label;
    }

    private static void button(Composite parent, String text, Runnable what) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button.addListener(SWT.Selection, e -> what.run());
    }

    private void addFiles() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setFilterExtensions(new String[] {"*.rules", "*"});
        dialog.setFilterNames(new String[] {"Rules (*.rules)", "All files"});
        if (dialog.open() != null) {
            for (String each : dialog.getFileNames()) {
                files.add(Path.of(dialog.getFilterPath(), each).toString());
            }
            update();
        }
    }

    private void addFolder() {
        Optional.ofNullable(new DirectoryDialog(getShell()).open()).ifPresent(folder -> {
            files.add(folder);
            update();
        });
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "Run", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        update();
    }

    private void update() {
        getButton(IDialogConstants.OK_ID).setEnabled(files.getItemCount() > 0);
        time.setText(expected.of(engine.getSelectionIndex() == 0 ? BUILTIN : SURICATA));
    }

    @Override
    protected void okPressed() {
        List<Path> rules = new ArrayList<>();
        for (String each : files.getItems()) {
            rules.add(Path.of(each));
        }
        String called = name.getText().isBlank() ? rules.getFirst().getFileName().toString() : name.getText().strip();
        request = Optional.of(new Request(engine.getSelectionIndex() == 0 ? BUILTIN : SURICATA, called, rules));
        super.okPressed();
    }

    Optional<Request> request() {
        return request;
    }
}
