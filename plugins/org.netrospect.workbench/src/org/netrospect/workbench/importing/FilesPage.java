package org.netrospect.workbench.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.netrospect.workbench.cases.CaseList;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.Settings;

/** Which files and folders, into which case, with how many threads. */
final class FilesPage extends WizardPage {
    private static final int MOST_THREADS = 256;

    private final CaseContext context;
    private final List<Path> paths = new ArrayList<>();
    private org.eclipse.swt.widgets.List list;
    private Combo caseName;
    private Spinner threads;

    FilesPage(CaseContext context, List<Path> paths) {
        super("files");
        this.context = context;
        this.paths.addAll(paths);
        setTitle("Captures and case");
        setDescription("pcap and pcapng, compressed or not; files that follow one another are read as one recording.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout(3, false));
        list = new org.eclipse.swt.widgets.List(area, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        data.heightHint = 180;
        data.widthHint = 460;
        list.setLayoutData(data);
        Composite buttons = new Composite(area, SWT.NONE);
        buttons.setLayout(new GridLayout());
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.TOP, false, false));
        button(buttons, "Add &Files…", this::files);
        button(buttons, "Add F&older…", this::folder);
        button(buttons, "&Remove", this::remove);
        new Label(area, SWT.NONE).setText("Into &case");
        caseName = new Combo(area, SWT.DROP_DOWN);
        caseName.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        caseName.setText(context.caseName());
        caseName.setToolTipText("A case that is there, or the name of a new one");
        caseName.addModifyListener(e -> check());
        new Label(area, SWT.NONE).setText("&Threads");
        threads = new Spinner(area, SWT.BORDER);
        threads.setValues(context.settings().threads(), 1, MOST_THREADS, 0, 1, 4);
        threads.setToolTipText("What comes out does not depend on it");
        new DropZone(parent.getShell(), this::add, held -> {
        }).install();
        context.background(list).run("Listing the cases", cancelled -> CaseList.read(context.engine(), cancelled),
                cases -> cases.forEach(c -> caseName.add(c.name())));
        paths.forEach(path -> list.add(path.toString()));
        suggestCase();
        setControl(area);
        check();
    }

    private static void button(Composite parent, String text, Runnable what) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button.addListener(SWT.Selection, e -> what.run());
    }

    private void files() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText("Captures");
        if (dialog.open() != null) {
            Path folder = Path.of(dialog.getFilterPath());
            add(Arrays.stream(dialog.getFileNames()).map(folder::resolve).toList());
        }
    }

    private void folder() {
        DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
        dialog.setText("Folder of captures");
        Optional.ofNullable(dialog.open()).ifPresent(folder -> add(List.of(Path.of(folder))));
    }

    private void remove() {
        int[] chosen = list.getSelectionIndices();
        for (int i = chosen.length - 1; i >= 0; i--) {
            paths.remove(chosen[i]);
            list.remove(chosen[i]);
        }
        check();
    }

    /** Adds files and folders that are not there yet. */
    void add(List<Path> more) {
        for (Path path : more) {
            if (!paths.contains(path)) {
                paths.add(path);
                list.add(path.toString());
            }
        }
        suggestCase();
        check();
    }

    private void suggestCase() {
        if (caseName.getText().isBlank() && !paths.isEmpty()) {
            caseName.setText(NewCaseName.base(paths.getFirst()));
        }
    }

    private void check() {
        setMessage(paths.isEmpty() ? "Add files or folders, or drop them here." : null);
        setPageComplete(!paths.isEmpty() && !caseName.getText().isBlank());
    }

    List<Path> paths() {
        return List.copyOf(paths);
    }

    String caseName() {
        return caseName.getText().strip();
    }

    void keepThreads() {
        int all = Runtime.getRuntime().availableProcessors();
        context.settings().store()
                .setValue(Settings.THREADS, threads.getSelection() == all ? 0 : threads.getSelection());
    }
}
