package org.netrospect.workbench.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.replay.run.Runs;
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
            List.of("id", "name", "kind", "engine", "engine_version", "results", "signatures", "honoured", "seconds",
                    "started", "captures"),
            Map.of("id", 3, "name", 20, "kind", 10, "engine", 9, "engine_version", 8, "signatures", 9, "honoured", 9,
                    "results", 8, "seconds", 8, "started", 23),
            "No runs yet. Replay… runs signature rules over the captures of this case, of whatever age they are.");

    private CaseContext context;
    private DataTable table;
    private DifferenceTree tree;
    private Background background;
    private TableQuery query;
    private Replays replays;
    private long asked;
    /** Id of the latest run that was shown; 0 for none. */
    private long latest;

    @Override
    public void createPartControl(Composite parent) {
        context = getSite().getWorkbenchWindow().getService(CaseContext.class);
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        table = new DataTable(sash, context, LOOK);
        tree = new DifferenceTree(sash, context);
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
                tree.show(Difference.NONE);
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
                tree.look();
            }
        });
        ask();
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
                tree.show(difference);
            }
        });
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
