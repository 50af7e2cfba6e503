package org.netrospect.workbench.views;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.MaskedTable;
import org.netrospect.core.table.Table;
import org.netrospect.core.time.Amounts;
import org.netrospect.replay.run.Runs;
import org.netrospect.workbench.detail.DetailTable;
import org.netrospect.workbench.model.AlertChoice;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.EventChoice;
import org.netrospect.workbench.model.PacketChoice;
import org.netrospect.workbench.model.ShownRows;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.table.RowChoice;
import org.netrospect.workbench.table.TableLook;
import org.netrospect.workbench.triage.TriageMenu;
import org.netrospect.workbench.views.TableQuery.Question;

/**
 * The rows of one table that belong to the sessions that the filter leaves; selecting a row selects its session. Which
 * table it is the view's declaration says, behind the name of this class: {@code …RowsView:dns}.
 */
public final class RowsView extends ViewPart implements TablePart {
    private RowsLook rows = RowsLook.EVENTS;
    private CaseContext context;
    private DataTable table;
    private Background background;
    private TableQuery query;
    private boolean secrets;
    private Optional<RunMenu> runMenu = Optional.empty();
    private RunChoice runs = RunChoice.LATEST;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        super.setInitializationData(element, property, data);
        if (data instanceof String name) {
            rows = RowsLook.of(name);
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        context = getSite().getWorkbenchWindow().getService(CaseContext.class);
        TableLook look = rows.look();
        table = new DataTable(parent, context, look);
        background = context.background(table);
        query = new TableQuery(context, context.background(table), look.schema().name(), rows::over);
        table.onSort(sort -> ask(true));
        table.onSelection(this::selected);
        FilterMenu menu = new FilterMenu(context, table);
        PacketJump jump = new PacketJump(context, table);
        TriageMenu triage = new TriageMenu(context, table);
        table.colors().rows("state", state -> state.equals("false_positive") || state.equals("ignored")
                ? Optional.of(context.palette().dim()) : Optional.empty());
        SecretsAction showSecrets = new SecretsAction();
        boolean secret = look.schema().find("secret").isPresent();
        if (secret) {
            getViewSite().getActionBars().getToolBarManager().add(showSecrets);
        }
        if (look.schema().find("run").isPresent()) {
            runMenu = Optional.of(new RunMenu(getViewSite().getActionBars().getToolBarManager(), choice -> {
                runs = choice;
                ask(true);
            }));
        }
        table.menu((manager, target) -> {
            menu.fill(manager, target, look.schema().name() + ".");
            jump.fill(manager, target.shown(), target.position());
            if (secret) {
                manager.add(showSecrets);
            }
            if (rows == RowsLook.ALERTS) {
                triage.fill(manager);
            }
            manager.add(new Separator(ADDITIONS));
        });
        context.addListener(table, new ContextListener() {
            @Override
            public void caseChanged() {
                runs = RunChoice.LATEST;
                table.reading();
                ask(true);
            }

            @Override
            public void dataChanged() {
                if (!query.markGrown()) {
                    ask(false);
                }
            }

            @Override
            public void filterChanged() {
                ask(true);
            }
        });
        table.reading();
        ask(true);
    }

    private void ask(boolean fresh) {
        String filter = context.filter();
        AtomicReference<RunChoice> among = new AtomicReference<>(RunChoice.LATEST);
        Question question = runMenu.isEmpty() ? new Question(both(filter, rows.filter()), table.sort())
                : new Question(runsOf(filter, runs, among), table.sort());
        query.ask(question, found -> {
            runMenu.ifPresent(menu -> menu.show(among.get()));
            Optional<ShownRows> answer = secrets ? found
                    : found.map(shown -> new ShownRows(MaskedTable.of(shown.table()), shown.rows()));
            table.emptyText(context.filter().isEmpty() ? rows.look().empty()
                    : "Nothing of this kind belongs to the sessions that the filter leaves.");
            if (fresh || answer.isEmpty()) {
                table.show(answer);
            } else {
                table.update(answer.get());
            }
            setPartName(rows.title() + answer.map(a -> "  " + count(a.rows().size())).orElse(""));
            if (query.takeGrown()) {
                ask(false);
            }
        });
    }

    /** The filter and that rows are of the runs that are shown, which are told. */
    private Function<CaseStore, String> runsOf(String filter, RunChoice choice, AtomicReference<RunChoice> told) {
        String name = rows.look().schema().name();
        return store -> {
            RunChoice now = choice.among(Runs.of(store), name, filter);
            told.set(now);
            return both(filter, now.condition(name));
        };
    }

    private static String both(String filter, String own) {
        return filter.isEmpty() ? own : own.isEmpty() ? filter : "(" + filter + ") and " + own;
    }

    /** Short, as tabs are narrow: {@code 9,999}, {@code 14k}. */
    private static String count(int rows) {
        return rows < 10_000 ? Amounts.count(rows) : rows < 10_000_000 ? rows / 1000 + "k" : rows / 1_000_000 + "M";
    }

    /** Secrets are shown only on request. */
    private final class SecretsAction extends Action {
        SecretsAction() {
            super("Show Secrets", AS_CHECK_BOX);
            setToolTipText("Shows passwords and other secrets, which copies and exports of this table then have too");
        }

        @Override
        public void run() {
            secrets = isChecked();
            ask(true);
        }
    }

    private void selected(RowChoice choice) {
        if (choice.count() == 0 || choice.lead() < 0) {
            return;
        }
        Table shown = choice.shown().table();
        int row = choice.shown().rows().row(choice.lead());
        int session = shown.schema().index("session");
        if (rows == RowsLook.ALERTS) {
            background.run("Reading the alert", cancelled -> AlertChoice.of(shown, row), alert -> {
                if (alert.session() != 0) {
                    context.select(alert.session());
                }
                context.alert(alert);
                follow(shown, row);
            });
            return;
        }
        background.run("Reading the row", cancelled -> shown.isNull(session, row) ? 0L : shown.longAt(session, row),
                id -> {
                    if (id != 0) {
                        context.select(id);
                    }
                    context.event(new EventChoice(id, shown instanceof DetailTable more ? more.events() : shown, row));
                    follow(shown, row);
                });
    }

    /** Where packets are on the screen, the one of the row is to be among them. */
    private void follow(Table shown, int row) {
        background.run("Reading where the row began", cancelled -> PacketChoice.of(shown, row),
                packet -> packet.ifPresent(choice -> context.packet(choice, false)));
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
