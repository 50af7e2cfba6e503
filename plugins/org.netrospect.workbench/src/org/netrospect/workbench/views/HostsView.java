package org.netrospect.workbench.views;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.core.table.RowSelection;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.ShownRows;
import org.netrospect.workbench.table.CellTarget;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.table.TableLook;

/** Endpoints above, conversations below, of the sessions that the filter leaves. */
public final class HostsView extends ViewPart implements TablePart {
    public static final String ID = "org.netrospect.workbench.hosts";
    private static final String EMPTY = "No sessions are shown, so there are no hosts.";
    private static final TableLook ENDPOINTS = new TableLook("endpoints", HostCounts.ENDPOINTS,
            List.of("host", "sessions", "peers", "packets", "sent", "received", "first", "last"),
            Map.of("host", 20, "sessions", 8, "peers", 7, "packets", 8, "sent", 11, "received", 11, "first", 18,
                    "last", 18), EMPTY);
    private static final TableLook CONVERSATIONS = new TableLook("conversations", HostCounts.CONVERSATIONS,
            List.of("one", "other", "sessions", "packets", "there", "back", "first", "last"),
            Map.of("one", 16, "other", 16, "sessions", 7, "packets", 8, "there", 11, "back", 11, "first", 18, "last",
                    18), EMPTY);

    private CaseContext context;
    private DataTable endpoints;
    private DataTable conversations;
    private Background background;

    @Override
    public void createPartControl(Composite parent) {
        context = getSite().getWorkbenchWindow().getService(CaseContext.class);
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        endpoints = new DataTable(sash, context, ENDPOINTS);
        conversations = new DataTable(sash, context, CONVERSATIONS);
        background = context.background(sash);
        for (DataTable table : List.of(endpoints, conversations)) {
            table.onSort(sort -> sort(table));
            FilterMenu filters = new FilterMenu(context, table);
            table.menu((manager, target) -> filters.fill(manager, condition(target), target.text()));
        }
        context.addListener(sash, new ContextListener() {
            @Override
            public void shownChanged() {
                count();
            }
        });
        count();
    }

    private void count() {
        Optional<ShownRows> sessions = context.shown();
        if (sessions.isEmpty()) {
            endpoints.reading();
            conversations.reading();
            return;
        }
        background.run("Counting hosts", cancelled -> HostCounts.of(sessions.get(), cancelled), counts -> {
            endpoints.show(Optional.of(counts.endpoints()));
            conversations.show(Optional.of(counts.conversations()));
            sort(endpoints);
            sort(conversations);
        });
    }

    private void sort(DataTable table) {
        Optional<ShownRows> shown = table.shown();
        if (shown.isPresent() && table.sort().isPresent()) {
            background.run("Sorting " + shown.get().table().schema().name(), cancelled -> new ShownRows(
                    shown.get().table(), RowSelection.select(shown.get().table(), Optional.empty(), table.sort(),
                            cancelled)), sorted -> table.show(Optional.of(sorted)));
        }
    }

    /** The sessions of a host, or between two. The rows are in memory. */
    private static String condition(CellTarget target) {
        ShownRows shown = target.shown();
        boolean pair = shown.table().schema() == HostCounts.CONVERSATIONS;
        String one = shown.table().addressAt(0, target.row()).map(Object::toString).orElse("");
        String other = pair ? shown.table().addressAt(1, target.row()).map(Object::toString).orElse("") : "";
        return "host = " + one + (pair ? " and host = " + other : "");
    }

    @Override
    public DataTable dataTable() {
        return conversations.isFocusControl() ? conversations : endpoints;
    }

    @Override
    public void setFocus() {
        endpoints.setFocus();
    }
}
