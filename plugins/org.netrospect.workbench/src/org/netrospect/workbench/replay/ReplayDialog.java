package org.netrospect.workbench.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.netrospect.workbench.FormDialog;
import org.netrospect.workbench.Palette;

/** Asks with which signatures and which engine the case is to be searched. */
final class ReplayDialog extends FormDialog {
    private static final int[] WIDTHS = {190, 240, 130, 300};

    private final CaptureChoice captures;
    private final Expectation expected;
    private final FoundEngines found;
    private final Palette palette;
    private Table engines;
    private Text name;
    private Label time;
    private Label over;
    private Button choose;
    private org.eclipse.swt.widgets.List files;
    private final List<Button> fileButtons = new ArrayList<>();
    private Optional<SearchRequest> request = Optional.empty();

    /**
     * @param captures what will be searched
     * @param expected how long it will take
     */
    ReplayDialog(Shell shell, CaptureChoice captures, Expectation expected, FoundEngines found, Palette palette) {
        super(shell, "Replay", 3, "&Run");
        this.expected = expected;
        this.captures = captures;
        this.found = found;
        this.palette = palette;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void fill(Composite area) {
        setTitle("Search the case with the signatures of today");
        label(area, "&Engine").setLayoutData(new GridData(SWT.LEFT, SWT.TOP, false, false));
        engines(area);
        label(area, "&Name of the run");
        name = new Text(area, SWT.BORDER);
        name.setMessage("as its first file");
        name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        label(area, "&Signatures").setLayoutData(new GridData(SWT.LEFT, SWT.TOP, false, false));
        files = new org.eclipse.swt.widgets.List(area, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        GridData list = new GridData(SWT.FILL, SWT.FILL, true, true);
        list.widthHint = 460;
        list.heightHint = 110;
        files.setLayoutData(list);
        Composite buttons = new Composite(area, SWT.NONE);
        GridLayout column = new GridLayout();
        column.marginWidth = 0;
        column.marginHeight = 0;
        buttons.setLayout(column);
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.TOP, false, false));
        button(buttons, "Add &Files…", this::addFiles);
        button(buttons, "Add F&older…", this::addFolder);
        button(buttons, "Re&move", () -> {
            files.remove(files.getSelectionIndices());
            update();
        });
        label(area, "&Captures");
        over = new Label(area, SWT.NONE);
        over.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        choose = new Button(area, SWT.PUSH);
        choose.setText("C&hoose…");
        choose.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        choose.addListener(SWT.Selection, e -> {
            captures.ask(getShell());
            update();
        });
        label(area, "Expected time");
        time = new Label(area, SWT.NONE);
        time.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
    }

    private void engines(Composite area) {
        engines = new Table(area, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION);
        engines.setHeaderVisible(true);
        engines.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false, 2, 1));
        List<String> titles = List.of("Engine", "Looks at", "Version", "Program");
        for (int i = 0; i < WIDTHS.length; i++) {
            TableColumn column = new TableColumn(engines, SWT.LEFT);
            column.setText(titles.get(i));
            column.setWidth(WIDTHS[i]);
        }
        for (SearchEngine engine : SearchEngine.values()) {
            FoundEngines.State state = found.of(engine);
            TableItem item = new TableItem(engines, SWT.NONE);
            item.setText(new String[] {engine.title(), engine.searched(), state.version(),
                    !state.usable() ? "cannot be used: select it to read why"
                            : state.program().map(Path::toString).orElse("part of Netrospect")});
            if (!state.usable()) {
                item.setForeground(palette.dim());
            }
        }
        engines.select(0);
        engines.addListener(SWT.Selection, e -> update());
    }

    private static Label label(Composite parent, String text) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(text);
        return label;
    }

    private void button(Composite parent, String text, Runnable what) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button.addListener(SWT.Selection, e -> what.run());
        fileButtons.add(button);
    }

    private SearchEngine engine() {
        return SearchEngine.values()[Math.max(0, engines.getSelectionIndex())];
    }

    private void addFiles() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText("Signatures for " + engine().title());
        String endings = "*" + String.join(";*", engine().endings());
        dialog.setFilterExtensions(new String[] {endings, "*"});
        dialog.setFilterNames(new String[] {"Signatures (" + endings.replace(";", " ") + ")", "All files"});
        if (dialog.open() != null) {
            for (String each : dialog.getFileNames()) {
                files.add(Path.of(dialog.getFilterPath(), each).toString());
            }
            added();
        }
    }

    private void addFolder() {
        Optional.ofNullable(new DirectoryDialog(getShell()).open()).ifPresent(folder -> {
            files.add(folder);
            added();
        });
    }

    /** What comes next is usually that it is run. */
    private void added() {
        update();
        getButton(IDialogConstants.OK_ID).setFocus();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        update();
        engines.setFocus();
    }

    private void update() {
        SearchEngine engine = engine();
        FoundEngines.State state = found.of(engine);
        boolean takesFiles = !engine.endings().isEmpty();
        files.setEnabled(takesFiles);
        fileButtons.forEach(button -> button.setEnabled(takesFiles && state.usable()));
        getButton(IDialogConstants.OK_ID)
                .setEnabled(state.usable() && !captures.isEmpty()
                        && (files.getItemCount() > 0 || !engine.needsFiles()));
        boolean packets = engine.packets();
        over.setText(packets ? captures.words() : "what is stored of all captures");
        choose.setEnabled(packets && state.usable());
        time.setText(expected.of(engine, packets ? captures.share() : 1));
        if (state.usable()) {
            setMessage(about(engine) + " A run is never overwritten, and any two can be compared.");
        } else {
            setMessage(engine.title() + ": " + state.missing(), IMessageProvider.WARNING);
        }
    }

    private static String about(SearchEngine engine) {
        return switch (engine) {
            case RULES -> "Rules of Snort 2, Snort 3 and Suricata are read.";
            case SURICATA, SNORT2, SNORT3 -> "It runs over the captures with these rules alone.";
            case INDICATORS -> "Lists as plain text, CSV, STIX 2.1, MISP or Zeek.";
            case VIRUSES -> "ClamAV's databases are read; each different file is asked about once.";
            case CLAMSCAN -> "Without files it uses the databases it was installed with.";
            case CLAMD -> "It has signatures of its own.";
            case YARA -> "Rules of YARA; each different file is asked about once.";
        };
    }

    @Override
    protected void okPressed() {
        List<Path> paths = new ArrayList<>();
        if (!engine().endings().isEmpty()) {
            for (String each : files.getItems()) {
                paths.add(Path.of(each));
            }
        }
        String called = !name.getText().isBlank() ? name.getText().strip()
                : paths.isEmpty() ? engine().title() : paths.getFirst().getFileName().toString();
        request = Optional.of(new SearchRequest(engine(), found.of(engine()).program(), called, paths,
                engine().packets() ? captures.ids() : Optional.empty()));
        super.okPressed();
    }

    Optional<SearchRequest> request() {
        return request;
    }
}
