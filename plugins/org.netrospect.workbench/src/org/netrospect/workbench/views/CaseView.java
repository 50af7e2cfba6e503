package org.netrospect.workbench.views;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaptureCheck;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.replay.run.Runs;
import org.netrospect.workbench.MenuAction;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.filter.FilterMemory;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.ContextListener.Message;

/** The captures of the case with the state of their files, and the saved filters. */
public final class CaseView extends ViewPart {
    public static final String ID = "org.netrospect.workbench.case";

    private CaseContext context;
    private FilterMemory memory;
    private Background background;
    private TreeViewer tree;
    private CaseContent content;
    private FilterMenu filters;
    private CaptureMenu files;
    private List<CaptureInfo> shown = List.of();
    private int runs;
    /** Files of the captures that were looked at last. */
    private List<Path> checked = List.of();

    @Override
    public void createPartControl(Composite parent) {
        context = getSite().getWorkbenchWindow().getService(CaseContext.class);
        memory = getSite().getWorkbenchWindow().getService(FilterMemory.class);
        tree = new TreeViewer(parent, SWT.SINGLE | SWT.H_SCROLL | SWT.V_SCROLL);
        tree.setUseHashlookup(false);
        Palette.own(tree.getTree());
        content = new CaseContent(context, memory);
        tree.setContentProvider(content);
        tree.setLabelProvider(new CaseLabels(context));
        ColumnViewerToolTipSupport.enableFor(tree);
        background = context.background(tree.getTree());
        filters = new FilterMenu(context, tree.getTree());
        files = new CaptureMenu(context, tree.getTree(), this::verify);
        tree.addDoubleClickListener(e -> open((CaseNode) ((IStructuredSelection) e.getSelection()).getFirstElement()));
        menu();
        context.addListener(tree.getTree(), new Listener());
        Runnable saved = this::refresh;
        memory.addListener(saved);
        tree.getTree().addDisposeListener(e -> memory.removeListener(saved));
        tree.setInput(context);
        colors();
        caseChanged();
    }

    private final class Listener implements ContextListener {
        @Override
        public void caseChanged() {
            CaseView.this.caseChanged();
        }

        @Override
        public void dataChanged() {
            readRuns();
            if (!context.captures().equals(shown)) {
                refresh();
            }
            if (!complete().equals(checked)) {
                check();
                readWords();
            }
        }

        @Override
        public void settingsChanged() {
            colors();
            refresh();
        }
    }

    private void caseChanged() {
        content.checks(Map.of());
        content.words(Map.of());
        content.runs(List.of());
        runs = 0;
        readRuns();
        checked = List.of();
        refresh();
        tree.expandToLevel(2);
        check();
        if (context.settings().verifyOnOpen() && !context.captures().isEmpty()) {
            verify();
        }
        readWords();
    }

    private void readRuns() {
        context.store().ifPresent(store -> {
            int before = runs;
            background.run("Reading the runs", cancelled -> {
                int rows = store.table(Tables.RUNS.name()).map(Table::rows).orElse(0);
                return rows == before ? Optional.<List<Runs.Run>>empty() : Optional.of(Runs.of(store));
            }, read -> read.ifPresent(all -> {
                runs = all.size();
                content.runs(all);
                tree.refresh();
                tree.expandToLevel(2);
            }));
        });
    }

    private void colors() {
        tree.getTree().setBackground(context.palette().background());
        tree.getTree().setForeground(context.palette().text());
    }

    private void refresh() {
        shown = context.captures();
        tree.refresh();
        tree.expandToLevel(shown.size() > 6 ? 2 : 3);
    }

    private void readWords() {
        context.store().ifPresent(store -> background.run("Reading comments of captures",
                cancelled -> CaptureWords.of(store, cancelled), words -> {
                    content.words(words);
                    tree.refresh();
                }));
    }

    private List<Path> complete() {
        return context.captures().stream().filter(c -> c.state() != CaptureInfo.State.IMPORTING)
                .map(CaptureInfo::file).toList();
    }

    /** Compares the files with what was recorded at import, but for their hashes. */
    private void check() {
        context.store().ifPresent(store -> {
            checked = complete();
            background.run("Checking the captures", cancelled -> store.check(false, Progress.silent(cancelled)),
                    this::checked);
        });
    }

    /** Reads the captures whole and compares their hashes with those of the import. */
    public void verify() {
        Optional<CaseStore> asked = context.store();
        if (asked.isPresent()) {
            new VerifyJob(context, checks -> {
                if (!tree.getTree().isDisposed() && context.store().equals(asked) && !checked(checks)) {
                    context.message(new Message(checks.size() == 1
                            ? "The capture is what was imported: its hash is the same."
                            : "All " + checks.size() + " captures are what was imported: their hashes are the same.",
                            false));
                }
            }).start();
        }
    }

    /** Shows how captures stand. @return whether there is something wrong, which then stands in the status line */
    private boolean checked(List<CaptureCheck> checks) {
        Map<Integer, CaptureCheck> by = new HashMap<>();
        checks.forEach(check -> by.put(check.capture().id(), check));
        content.checks(by);
        tree.refresh();
        List<CaptureCheck> bad = checks.stream().filter(CaptureMenu::bad).toList();
        if (!bad.isEmpty()) {
            context.message(new Message(bad.getFirst().sentence()
                    + (bad.size() > 1 ? " So it is with " + (bad.size() - 1) + " more." : "")
                    + " If it was moved: Locate… in its menu.", true));
        }
        return !bad.isEmpty();
    }

    private void open(CaseNode node) {
        if (node instanceof CaseNode.Saved saved) {
            context.filter(saved.filter());
        } else if (node instanceof CaseNode.Replayed run) {
            filters.apply("alerts.run = " + run.id(), false);
        } else if (node instanceof CaseNode.Capture capture) {
            tree.setExpandedState(capture, !tree.getExpandedState(capture));
        }
    }

    private void menu() {
        MenuManager menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(m -> {
            Object first = tree.getStructuredSelection().getFirstElement();
            if (first instanceof CaseNode.Capture capture) {
                filters.fill(menu, "capture = " + capture.info().id(), capture.info().file().toString());
                menu.add(new Separator());
                files.fill(menu, capture);
            } else if (first instanceof CaseNode.Section section && section.equals(CaseContent.CAPTURES)) {
                files.fill(menu);
            } else if (first instanceof CaseNode.Replayed run) {
                filters.fill(menu, "alerts.run = " + run.id(), run.name());
            } else if (first instanceof CaseNode.Saved saved) {
                menu.add(new MenuAction("Apply", () -> context.filter(saved.filter())));
                menu.add(new MenuAction("Forget", () -> memory.save(saved.name(), "")));
            }
        });
        tree.getTree().setMenu(menu.createContextMenu(tree.getTree()));
    }

    public CaptureMenu files() {
        return files;
    }

    @Override
    public void setFocus() {
        tree.getTree().setFocus();
    }
}
