package org.netrospect.workbench.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Triage.Suppression;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.TableSchema;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.table.RowChoice;
import org.netrospect.workbench.table.TableLook;
import org.netrospect.workbench.views.ListedTable;
import org.netrospect.workbench.views.TablePart;

/** Alerts that later runs shall not give, with the reason. */
public final class SuppressionsView extends ViewPart implements TablePart {
    public static final String ID = "org.netrospect.workbench.suppressions";
    private static final TableSchema SCHEMA = new TableSchema("suppressions", List.of(
            new Column("id", ColumnType.INTEGER, "Id", "Number of the suppression within the case"),
            new Column("rule", ColumnType.TEXT, "Rule", "Generator and number of the rule; none for all"),
            new Column("host", ColumnType.TEXT, "Host or network", "Either side; none for all"),
            new Column("from", ColumnType.TIME, "From", "Time of the first packet it is for; none for all"),
            new Column("until", ColumnType.TIME, "Until", "Time of the last packet it is for; none for no end"),
            new Column("reason", ColumnType.TEXT, "Reason", "Why"),
            new Column("author", ColumnType.TEXT, "By", "Who made it"),
            new Column("made", ColumnType.TIME, "Made", "When, by the clock of the machine")));
    private static final TableLook LOOK = new TableLook("suppressions", SCHEMA,
            List.of("id", "rule", "host", "reason", "until", "author", "made"),
            Map.of("id", 4, "rule", 12, "host", 18, "reason", 36, "until", 23, "author", 8, "made", 23),
            "Nothing is suppressed. The menu of an alert does it: for a rule, a host or a network, with a reason.");

    private CaseContext context;
    private DataTable table;
    private Background background;

    @Override
    public void createPartControl(Composite parent) {
        context = getSite().getWorkbenchWindow().getService(CaseContext.class);
        table = new ListedTable(parent, context, LOOK, (store, cancelled) -> rows(store)).table();
        background = context.background(table);
        table.menu((manager, target) -> manager.add(new LiftAction()));
        getViewSite().getActionBars().getToolBarManager().add(new LiftAction());
    }

    private static MemoryTable rows(CaseStore store) {
        List<List<Object>> rows = new ArrayList<>();
        for (Suppression each : store.triage().suppressions()) {
            rows.add(List.of(each.id(), text(each.rule()), text(each.network()),
                    each.from() == Long.MIN_VALUE ? Optional.empty() : each.from(),
                    each.until() == Long.MAX_VALUE ? Optional.empty() : each.until(), each.reason(),
                    text(each.author()), each.time()));
        }
        return new MemoryTable(SCHEMA, rows);
    }

    private static Object text(String text) {
        return text.isEmpty() ? Optional.empty() : text;
    }

    private final class LiftAction extends Action {
        LiftAction() {
            super("Take Back");
            setToolTipText("Later runs give the alerts of the selected suppressions again");
        }

        @Override
        public void run() {
            Optional<CaseStore> store = context.store();
            if (store.isEmpty() || table.shown().isEmpty() || table.choice().count() == 0) {
                context.message(new Message("Select the suppressions to be taken back first.", true));
                return;
            }
            RowChoice choice = table.choice();
            background.change("Taking suppressions back", cancelled -> {
                int lifted = 0;
                for (int row : choice.rows()) {
                    lifted += store.get().triage().lift(choice.shown().table().longAt(0, row)) ? 1 : 0;
                }
                return lifted;
            }, lifted -> context.message(new Message((lifted == 1 ? "It is" : lifted + " are")
                    + " taken back; later runs give such alerts again.", false)));
        }
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
