package org.netrospect.workbench.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.replay.run.Runs;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.ShownRows;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.table.RowChoice;
import org.netrospect.workbench.table.TableLook;
import org.netrospect.workbench.views.FilterMenu;
import org.netrospect.workbench.views.TablePart;
import org.netrospect.workbench.views.TableQuery;

/** The runs of the case; below, what the selected one found, or how two selected ones differ. */
public final class RunsView extends ViewPart implements TablePart {
    public static final String ID = "org.netrospect.workbench.runs";
    private static final TableLook LOOK = new TableLook("runs", Tables.RUNS,
            List.of("id", "name", "kind", "engine", "engine_version", "signatures", "honoured", "results", "captures",
                    "seconds", "started"),
            Map.of("id", 4, "name", 26, "kind", 9, "engine", 10, "engine_version", 10, "signatures", 10, "honoured", 10,
                    "results", 9, "seconds", 8, "started", 23),
            "No runs yet. Replay… runs signature rules over the captures of this case, of whatever age they are.");

    private CaseContext context;
    private DataTable table;
    private Tree tree;
    private StyledText statement;
    private Background background;
    private TableQuery query;
    private Replays replays;
    private long asked;
    /** Id of the latest run that was shown; 0 for none. */
    private long latest;
    private Difference shown = Difference.NONE;

    @Override
    public void createPartControl(Composite parent) {
        context = getSite().getWorkbenchWindow().getService(CaseContext.class);
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        table = new DataTable(sash, context, LOOK);
        SashForm below = new SashForm(sash, SWT.HORIZONTAL);
        tree = new Tree(below, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        TreeColumn what = new TreeColumn(tree, SWT.LEFT);
        what.setText("Difference");
        TreeColumn count = new TreeColumn(tree, SWT.RIGHT);
        count.setText("Alerts");
        tree.setHeaderVisible(true);
        Palette.own(tree);
        tree.addListener(SWT.Resize, e -> {
            count.setWidth(80);
            what.setWidth(Math.max(200, tree.getClientArea().width - 84));
        });
        tree.addListener(SWT.Selection, e -> chosen((TreeItem) e.item));
        statement = new StyledText(below, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        Palette.own(statement);
        statement.setMargins(12, 10, 12, 10);
        statement.setLineSpacing(3);
        below.setWeights(62, 38);
        sash.setWeights(30, 70);
        background = context.background(table);
        query = new TableQuery(context, context.background(sash), Tables.RUNS.name());
        table.onSelection(this::selected);
        table.onSort(sort -> ask());
        FilterMenu filters = new FilterMenu(context, table);
        table.menu((manager, target) -> {
            filters.fill(manager, target, 0, "alerts.run", "Filter to Its Alerts");
            filters.fill(manager, target, 0, "verdicts.run", "Filter to Its Verdicts");
            filters.fillCopy(manager, target);
        });
        replays = new Replays(context, table, this::ask);
        var bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(replays.replay());
        bar.add(replays.cancel());
        context.addListener(table, new ContextListener() {
            @Override
            public void caseChanged() {
                latest = 0;
                table.reading();
                show(Difference.NONE);
                ask();
            }

            @Override
            public void dataChanged() {
                if (!query.markGrown()) {
                    ask();
                }
            }

            @Override
            public void settingsChanged() {
                look();
                show(shown);
            }
        });
        look();
        ask();
    }

    private void look() {
        Palette palette = context.palette();
        statement.setBackground(palette.background());
        statement.setForeground(palette.text());
        statement.setFont(palette.plain());
        tree.setBackground(palette.background());
        tree.setForeground(palette.text());
    }

    private void ask() {
        // runs belong to no session: the filter does not apply to them
        query.ask(new TableQuery.Question("", table.sort()), answer -> {
            OptionalInt fresh = answer.map(this::fresh).orElse(OptionalInt.empty());
            if (fresh.isPresent()) {
                table.show(answer);
                table.reveal(fresh.getAsInt());
                selected(table.choice());
            } else if (answer.isPresent() && table.shown().isPresent()) {
                table.update(answer.get());
            } else {
                table.show(answer);
            }
            if (query.takeGrown()) {
                ask();
            }
        });
    }

    /** Where the latest run stands that was not there before: it is what the analyst waits for. */
    private OptionalInt fresh(ShownRows shown) {
        OptionalInt at = OptionalInt.empty();
        for (int i = 0; i < shown.rows().size(); i++) {
            long id = shown.table().longAt(0, shown.rows().row(i));
            if (id > latest) {
                latest = id;
                at = OptionalInt.of(i);
            }
        }
        return at;
    }

    private void selected(RowChoice choice) {
        Optional<CaseStore> store = context.store();
        if (choice.count() == 0 || store.isEmpty()) {
            return;
        }
        TimeFormat times = context.times();
        long number = ++asked;
        background.run("Comparing runs", cancelled -> {
            List<Runs.Run> all = Runs.of(store.get());
            List<Runs.Run> chosen = new ArrayList<>();
            for (int row : choice.rows()) {
                long id = choice.shown().table().longAt(0, row);
                all.stream().filter(run -> run.id() == id).forEach(chosen::add);
            }
            chosen.sort(Comparator.comparingLong(Runs.Run::id));
            List<Runs.Run> two = chosen.size() > 2 ? List.of(chosen.getFirst(), chosen.getLast()) : chosen;
            return two.isEmpty() ? Difference.NONE : Difference.of(store.get(), two, times);
        }, difference -> {
            if (number == asked) {
                show(difference);
            }
        });
    }

    private void show(Difference difference) {
        shown = difference;
        tree.setRedraw(false);
        tree.removeAll();
        tree.getColumn(0).setText(difference.title().isEmpty() ? "Difference" : difference.title());
        tree.getColumn(1).setText(difference.counted());
        for (Difference.Branch branch : difference.branches()) {
            TreeItem item = item(new TreeItem(tree, SWT.NONE), branch);
            below(item, branch);
            item.setExpanded(difference.branches().size() < 3 || item == tree.getItem(0));
        }
        tree.setRedraw(true);
        statement.setText(!difference.about().isEmpty() ? difference.about()
                : "Select a run to read what it found; select two to see what is new, gone and changed.");
    }

    private void below(TreeItem item, Difference.Branch branch) {
        for (Difference.Branch each : branch.below()) {
            below(item(new TreeItem(item, SWT.NONE), each), each);
        }
    }

    private TreeItem item(TreeItem item, Difference.Branch branch) {
        Palette palette = context.palette();
        Color color = switch (branch.change()) {
            case NEW -> palette.bad();
            case CHANGED -> palette.warn();
            case GONE -> palette.dim();
            case SAME -> palette.text();
        };
        item.setText(new String[] {branch.text(), String.format("%,d", branch.count())});
        if (item.getParentItem() == null) {
            item.setForeground(color);
        }
        item.setData(branch);
        return item;
    }

    private void chosen(TreeItem item) {
        Difference.Branch branch = (Difference.Branch) item.getData();
        statement.setText(branch.statement());
        if (branch.session() != 0) {
            context.select(branch.session());
        }
    }

    /** Asks for rules and runs them. */
    public void replay() {
        replays.ask();
    }

    @Override
    public DataTable dataTable() {
        return table;
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }
}
