package org.netrospect.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;
import static org.netrospect.workbench.tests.RunningWorkbench.until;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.junit.jupiter.api.Test;
import org.netrospect.core.table.Sort;
import org.netrospect.core.table.Table;
import org.netrospect.workbench.model.ShownRows;
import org.netrospect.workbench.table.DataTable;

/** What the views of single kinds of events show, each with columns of its own. */
class EventViewsTest {
    private static final String VIEW = "org.netrospect.workbench.";

    private final RunningWorkbench workbench = new RunningWorkbench();

    private DataTable filled(String view) {
        DataTable table = workbench.table(VIEW + view);
        until("rows of " + view, () -> table.shown().map(s -> s.rows().size() > 0).orElse(false));
        return table;
    }

    private static String text(ShownRows shown, String column, int position) {
        return shown.table().textAt(shown.table().schema().index(column), shown.rows().row(position));
    }

    @Test
    void calls_have_columns_for_who_and_how_long_by_which_they_can_be_sorted() throws IOException {
        workbench.openCase("sip/call.pcap");
        DataTable table = filled("voice");
        ShownRows shown = ui(() -> table.shown().orElseThrow());
        int call = IntStream.range(0, shown.rows().size()).filter(i -> text(shown, "kind", i).equals("call"))
                .findFirst().orElseThrow();
        assertTrue(text(shown, "from", call).startsWith("sip:"), "who calls");
        assertEquals("answered", text(shown, "outcome", call));
        int duration = shown.table().schema().index("duration");
        long longest = IntStream.range(0, shown.rows().size())
                .mapToLong(i -> shown.table().longAt(duration, shown.rows().row(i))).max().orElseThrow();
        ui(() -> table.sort(Optional.of(new Sort(duration, true))));
        until("the longest first", () -> table.shown()
                .filter(s -> s.table().longAt(duration, s.rows().row(0)) == longest).isPresent());
    }

    @Test
    void a_certificate_that_was_not_sent_has_no_subject() throws IOException {
        workbench.openCase("tls/tls13.pcap");
        DataTable table = filled("tls");
        ShownRows shown = ui(() -> table.shown().orElseThrow());
        Table tls = shown.table();
        assertEquals("enabled.tls13.com", text(shown, "sni", 0));
        assertTrue(tls.isNull(tls.schema().index("subject"), shown.rows().row(0)), "the certificate was encrypted");
    }

    @Test
    void secrets_are_shown_when_the_tool_bar_says_so() throws IOException {
        workbench.openCase("ftp/passive.pcap");
        DataTable table = filled("logins");
        assertEquals("********", ui(() -> text(table.shown().orElseThrow(), "secret", 0)));
        ui(() -> {
            IAction show = ((ActionContributionItem) workbench.window().getActivePage().findView(VIEW + "logins")
                    .getViewSite().getActionBars().getToolBarManager().getItems()[0]).getAction();
            show.setChecked(true);
            show.run();
        });
        until("the secret", () -> table.shown()
                .filter(s -> !text(s, "secret", 0).equals("********")).isPresent());
    }
}
