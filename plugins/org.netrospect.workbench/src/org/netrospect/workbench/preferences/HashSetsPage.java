package org.netrospect.workbench.preferences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.HashSets;
import org.netrospect.core.cases.HashSets.Kind;
import org.netrospect.core.cases.Workspace;
import org.netrospect.core.time.Amounts;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;

/** Digests of files that are known to be good or bad, for all cases of the workspace. */
public final class HashSetsPage extends PreferencePage implements IWorkbenchPreferencePage {
    private static final int[] WIDTHS = {230, 110, 120};

    private CaseContext context;
    private Background background;
    private Table table;
    private Label status;

    @Override
    public void init(IWorkbench workbench) {
        context = workbench.getWorkbenchWindows()[0].getService(CaseContext.class);
        noDefaultAndApplyButton();
        setDescription("Lists of NSRL, HashKeeper, other CSV, md5sum or plain digests. The column Known of Files says "
                + "what they say, in all cases, also of captures imported long ago.");
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        area.setLayout(layout);
        table = new Table(area, SWT.BORDER | SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        GridData fill = new GridData(SWT.FILL, SWT.FILL, true, true);
        fill.heightHint = 200;
        table.setLayoutData(fill);
        List<String> titles = List.of("Hash set", "Files are", "Digests");
        for (int i = 0; i < WIDTHS.length; i++) {
            TableColumn column = new TableColumn(table, i == 2 ? SWT.RIGHT : SWT.LEFT);
            column.setText(titles.get(i));
            column.setWidth(WIDTHS[i]);
        }
        Composite buttons = new Composite(area, SWT.NONE);
        GridLayout one = new GridLayout();
        one.marginWidth = 0;
        one.marginHeight = 0;
        buttons.setLayout(one);
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.TOP, false, false));
        button(buttons, "Import &Known Good…", () -> add(Kind.GOOD));
        button(buttons, "Import Known &Bad…", () -> add(Kind.BAD));
        Button remove = button(buttons, "&Remove", this::remove);
        remove.setEnabled(false);
        table.addListener(SWT.Selection, e -> remove.setEnabled(table.getSelectionCount() > 0));
        status = new Label(area, SWT.WRAP);
        GridData line = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
        line.widthHint = 420;
        line.heightHint = 48;
        status.setLayoutData(line);
        background = context.background(area);
        ask("Reading the hash sets", HashSets::all, this::show);
        return area;
    }

    private static Button button(Composite parent, String text, Runnable what) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button.addListener(SWT.Selection, e -> what.run());
        return button;
    }

    /** Something asked of the workspace's sets. @param <T> the answer */
    @FunctionalInterface
    private interface Question<T> {
        T of(HashSets sets) throws IOException;
    }

    private <T> void ask(String what, Question<T> question, Consumer<T> answer) {
        Optional<Workspace> open = context.workspaceOpen();
        background.change(what, cancelled -> {
            if (open.isPresent()) {
                return question.of(open.get().hashSets());
            }
            try (Workspace workspace = context.engine().workspaces().open(context.workspace())) {
                return question.of(workspace.hashSets());
            }
        }, answer);
    }

    private void show(List<HashSets.HashSet> sets) {
        table.removeAll();
        status.setText(sets.isEmpty() ? "No hash sets yet, so the column Known of Files is empty." : "");
        for (HashSets.HashSet each : sets) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] {each.name(), each.kind() == Kind.GOOD ? "known good" : "known bad",
                Amounts.count(each.digests())});
            if (each.kind() == Kind.BAD) {
                item.setForeground(1, context.palette().bad());
            }
        }
    }

    private void add(Kind kind) {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText(kind == Kind.GOOD ? "Lists of files that are no concern" : "Lists of files that are a finding");
        if (dialog.open() == null) {
            return;
        }
        List<Path> lists = new ArrayList<>();
        for (String each : dialog.getFileNames()) {
            lists.add(Path.of(dialog.getFilterPath(), each));
        }
        InputDialog name = new InputDialog(getShell(), "Name of the Hash Set",
                "One of the same name is replaced.", plain(lists.getFirst()), null);
        if (name.open() == Window.OK) {
            status.setText("Importing " + name.getValue() + " …");
            ask("Importing a hash set", sets -> {
                HashSets.Imported made = sets.add(name.getValue().strip(), kind, lists, Progress.NONE);
                return new Made(made, sets.all());
            }, made -> {
                show(made.all());
                status.setText(made.imported().text() + ".");
            });
        }
    }

    private record Made(HashSets.Imported imported, List<HashSets.HashSet> all) {
    }

    private static String plain(Path list) {
        String file = list.getFileName().toString().replaceAll("[^\\p{L}\\p{N} ._-]", "_");
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private void remove() {
        List<String> names = new ArrayList<>();
        for (TableItem item : table.getSelection()) {
            names.add(item.getText());
        }
        ask("Forgetting hash sets", sets -> {
            for (String name : names) {
                sets.remove(name);
            }
            return sets.all();
        }, this::show);
    }
}
