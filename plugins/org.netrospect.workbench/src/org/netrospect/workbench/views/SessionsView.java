package org.netrospect.workbench.views;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.AppendedTable;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.importing.Imports;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.SessionChoice;
import org.netrospect.workbench.model.ShownRows;
import org.netrospect.workbench.table.CellTarget;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.table.RowChoice;
import org.netrospect.workbench.table.TableLook;
import org.netrospect.workbench.welcome.WelcomePane;

/** The sessions that the filter leaves; without a case, what can be begun with. */
public final class SessionsView extends ViewPart implements TablePart {
    public static final String ID = "org.netrospect.workbench.sessions";
    private static final TableLook LOOK = new TableLook("sessions", Tables.SESSIONS,
            List.of("stime", "saddr", "sport", "daddr", "dport", "proto", "service", "state", "sbytes", "dbytes", "dur",
                    "abr"),
            Map.of("stime", 18, "sport", 5, "dport", 5, "proto", 4, "service", 7,
                    "state", 5, "dur", 8, "sbytes", 9, "dbytes", 10, "abr", 5),
            "This case has no sessions yet. Drop captures on the window, or import them with Ctrl+I.");
    private static final int ID_COLUMN = Tables.SESSIONS.index("id");

    private CaseContext context;
    private DataTable table;
    private Background background;
    private TableQuery query;
    private Composite stack;
    private WelcomePane welcome;
    private boolean selecting;
    private AlertedSessions alerted = AlertedSessions.NONE;

    @Override
    public void createPartControl(Composite parent) {
        context = getSite().getWorkbenchWindow().getService(CaseContext.class);
        stack = new Composite(parent, 0);
        stack.setLayout(new StackLayout());
        table = new DataTable(stack, context, LOOK);
        background = context.background(table);
        query = new TableQuery(context, context.background(table), "sessions");
        welcome = new WelcomePane(stack, context, getSite().getWorkbenchWindow().getService(Imports.class));
        table.onSort(sort -> ask(true));
        table.onSelection(this::selected);
        FilterMenu menu = new FilterMenu(context, table);
        table.menu((manager, target) -> fill(manager, menu, target));
        context.addListener(table, new Listener());
        caseChanged();
    }

    private final class Listener implements ContextListener {
        @Override
        public void caseChanged() {
            SessionsView.this.caseChanged();
        }

        @Override
        public void dataChanged() {
            if (!query.markGrown()) {
                ask(false);
            }
            mark();
        }

        @Override
        public void filterChanged() {
            ask(true);
        }

        @Override
        public void selectionChanged() {
            follow();
        }
    }

    private void caseChanged() {
        boolean open = context.store().isPresent();
        StackLayout layout = (StackLayout) stack.getLayout();
        layout.topControl = open ? table : welcome;
        stack.layout();
        table.reading();
        ask(true);
        mark();
    }

    /** Marks sessions with alerts. */
    private void mark() {
        Optional<CaseStore> store = context.store();
        background.run("Looking for alerts", cancelled -> store.isEmpty() ? AlertedSessions.NONE
                : AlertedSessions.of(store.get(), cancelled), now -> {
            if (!now.equals(alerted)) {
                alerted = now;
                table.marks((rows, row) -> now.has(rows.longAt(ID_COLUMN, row)));
            }
        });
    }

    private void fill(IMenuManager manager, FilterMenu menu, CellTarget target) {
        menu.fill(manager, target, "");
        manager.add(new Separator(ADDITIONS));
    }

    private void ask(boolean fresh) {
        query.ask(new TableQuery.Question(context.filter(), table.sort()), answer -> show(answer, fresh));
    }

    private void show(Optional<ShownRows> answer, boolean fresh) {
        table.emptyText(emptyText());
        if (fresh || answer.isEmpty()) {
            selecting = true;
            table.show(answer);
            selecting = false;
            follow();
        } else {
            if (openSelected()) {
                // open sessions have no lasting row: the one selected is found again by its number
                table.deselect();
            }
            table.update(answer.get());
            if (table.choice().count() == 0) {
                follow();
            }
        }
        context.shown(answer);
        setTitleToolTip(answer.map(a -> "Sessions that the filter leaves").orElse(""));
        if (query.takeGrown()) {
            ask(false);
        }
    }

    private boolean openSelected() {
        if (table.shown().isEmpty() || table.choice().lead() < 0) {
            return false;
        }
        ShownRows shown = table.shown().get();
        return shown.table() instanceof AppendedTable all
                && shown.rows().row(table.choice().lead()) >= all.first().rows();
    }

    private String emptyText() {
        return context.filter().isEmpty() ? LOOK.empty()
                : "No session fulfils the filter. Ctrl+Shift+L clears it; Alt+Left goes back to the one before.";
    }

    private void selected(RowChoice choice) {
        if (selecting || choice.count() == 0) {
            return;
        }
        int row = choice.shown().rows().row(choice.lead());
        Table rows = choice.shown().table();
        background.run("Reading the selection", cancelled -> rows.longAt(ID_COLUMN, row),
                lead -> context.select(new SessionChoice(lead, choice.count(), () -> ids(choice))));
    }

    private static long[] ids(RowChoice choice) {
        int[] rows = choice.rows();
        long[] ids = new long[rows.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = choice.shown().table().longAt(ID_COLUMN, rows[i]);
        }
        return ids;
    }

    /** Shows where the selected session is, if another view selected it. */
    private void follow() {
        long session = context.selectedSession();
        if (session == 0) {
            table.deselect();
            return;
        }
        if (table.shown().isEmpty() || context.selection().count() > 1) {
            return;
        }
        ShownRows shown = table.shown().get();
        background.run("Finding the session", cancelled -> position(shown, session), position -> {
            if (position >= 0 && table.shown().equals(Optional.of(shown))) {
                table.reveal(position);
            }
        });
    }

    private static int position(ShownRows shown, long session) {
        for (int i = 0; i < shown.rows().size(); i++) {
            if (shown.table().longAt(ID_COLUMN, shown.rows().row(i)) == session) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public DataTable dataTable() {
        return table;
    }

    @Override
    public void setFocus() {
        if (((StackLayout) stack.getLayout()).topControl == table) {
            table.setFocus();
        } else {
            welcome.setFocus();
        }
    }
}
