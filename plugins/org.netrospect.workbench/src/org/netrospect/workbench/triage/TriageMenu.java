package org.netrospect.workbench.triage;

import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.jface.action.IMenuManager;
import org.netrospect.core.cases.Triage.Group;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.table.RowChoice;

/** What can be decided about the alerts that are selected in a table. */
public final class TriageMenu {
    private final DataTable alerts;
    private final TriageActions actions;

    /** @param alerts shows rows of the table {@code alerts} */
    public TriageMenu(CaseContext context, DataTable alerts) {
        this.alerts = alerts;
        actions = new TriageActions(context, alerts);
    }

    /** Adds the menu, if alerts are selected. */
    public void fill(IMenuManager menu) {
        if (alerts.shown().isEmpty() || alerts.choice().count() == 0) {
            return;
        }
        RowChoice choice = alerts.choice();
        int lead = choice.shown().rows().row(Math.max(0, choice.lead()));
        actions.fill(menu, cancelled -> groups(choice), cancelled -> group(choice.shown().table(), lead));
    }

    private static Set<Group> groups(RowChoice choice) {
        Table table = choice.shown().table();
        Set<Group> groups = new LinkedHashSet<>();
        for (int row : choice.rows()) {
            groups.add(group(table, row));
        }
        return groups;
    }

    private static Group group(Table table, int row) {
        return new Group(table.longAt(Tables.ALERTS.index("gid"), row), table.longAt(Tables.ALERTS.index("sid"), row),
                table.addressAt(Tables.ALERTS.index("saddr"), row).map(IpAddress::toString).orElse(""));
    }
}
