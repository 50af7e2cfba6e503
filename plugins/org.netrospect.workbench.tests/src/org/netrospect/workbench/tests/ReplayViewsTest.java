package org.netrospect.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.workbench.tests.RunningWorkbench.has;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;
import static org.netrospect.workbench.tests.RunningWorkbench.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Judgements.Judgement;
import org.netrospect.core.cases.Triage.Suppression;
import org.netrospect.core.table.Sort;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.model.AlertChoice;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.replay.LedgerView;
import org.netrospect.workbench.replay.RunsView;
import org.netrospect.workbench.replay.SignaturesView;
import org.netrospect.workbench.replay.SuppressionsView;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.triage.TriageMenu;
import org.netrospect.workbench.views.TablePart;

class ReplayViewsTest {
    private static final String RULE = "alert tcp any any -> any any (msg:\"A name logs in\"; content:\"USER \"; "
            + "sid:77; rev:3;)";

    @TempDir
    Path folder;
    private final RunningWorkbench workbench = new RunningWorkbench();
    private CaseContext context;
    private CaseStore store;

    @BeforeEach
    void runARule() throws IOException {
        context = workbench.openCase("ftp/passive.pcap");
        store = ui(() -> context.store().orElseThrow());
        assertEquals(1, workbench.replay(RULE, folder));
    }

    private static String cell(DataTable table, String column) {
        Table rows = ui(() -> table.shown().orElseThrow().table());
        return rows.textAt(rows.schema().index(column), 0);
    }

    @Test
    void an_alert_is_held_for_what_the_analyst_says() {
        DataTable alerts = workbench.table("org.netrospect.workbench.alerts");
        until("the alert", () -> has(alerts, 1));
        assertEquals("new", cell(alerts, "state"));
        ui(() -> {
            alerts.selectAll();
            MenuManager menu = new MenuManager();
            new TriageMenu(context, alerts).fill(menu);
            MenuManager hold = (MenuManager) List.of(menu.getItems()).stream().filter(MenuManager.class::isInstance)
                    .findFirst().orElseThrow();
            ((ActionContributionItem) hold.getItems()[0]).getAction().run();
        });
        until("the decision", () -> store.triage().decisions().size() == 1);
        until("the state in the table", () -> alerts.shown().filter(shown -> shown.table().textAt(
                Tables.ALERTS.index("state"), 0).equals("confirmed")).isPresent());
    }

    @Test
    void alerts_are_those_of_the_latest_run_until_others_are_chosen() throws IOException {
        assertEquals(1, workbench.replay(RULE.replace("rev:3", "rev:4"), folder));
        IViewPart view = workbench.view("org.netrospect.workbench.alerts");
        DataTable alerts = ((TablePart) view).dataTable();
        until("the alert of the second run", () -> showsRuns(alerts, 2));
        assertEquals(Optional.of(new Sort(Tables.ALERTS.index("time"), false)), ui(() -> alerts.sort()));
        ui(() -> choose(view, "All Runs"));
        until("the alerts of both", () -> has(alerts, 2));
        ui(() -> choose(view, "Latest Run of Each Engine"));
        until("the alert of the second run", () -> showsRuns(alerts, 2));
        ui(() -> context.filter("alerts.run = 1"));
        until("the alert of the first run, which the filter names", () -> showsRuns(alerts, 1));
    }

    private static boolean showsRuns(DataTable alerts, long run) {
        return has(alerts, 1) && alerts.shown().filter(shown -> shown.table().longAt(Tables.ALERTS.index("run"),
                shown.rows().row(0)) == run).isPresent();
    }

    private void choose(IViewPart view, String text) {
        ActionContributionItem runs = (ActionContributionItem) view.getViewSite().getActionBars().getToolBarManager()
                .getItems()[0];
        Menu menu = runs.getAction().getMenuCreator().getMenu(workbench.window().getShell());
        menu.notifyListeners(SWT.Show, new Event());
        List<MenuItem> items = List.of(menu.getItems());
        items.stream().filter(item -> (item.getStyle() & SWT.RADIO) != 0)
                .forEach(item -> item.setSelection(item.getText().equals(text)));
        items.stream().filter(item -> item.getText().equals(text)).findFirst().orElseThrow()
                .notifyListeners(SWT.Selection, new Event());
    }

    @Test
    void a_branch_of_what_a_run_found_leads_to_its_alert_and_has_the_menu_of_alerts() {
        DataTable runs = workbench.table(RunsView.ID);
        until("the run", () -> has(runs, 1));
        until("what it found", () -> tree().filter(t -> t.getItem(0).getItemCount() == 1).isPresent());
        ui(() -> {
            Tree tree = tree().orElseThrow();
            Event event = new Event();
            event.item = tree.getItem(0).getItem(0);
            tree.setSelection((TreeItem) event.item);
            tree.notifyListeners(SWT.Selection, event);
        });
        assertEquals(Optional.of(77L), ui(() -> context.alert().map(AlertChoice::sid)));
        until("what is said of it", () -> workbench.find(StyledText.class, t -> t.getText().contains("matched this"))
                .isPresent());
        List<String> menu = ui(() -> {
            Tree tree = tree().orElseThrow();
            tree.getMenu().notifyListeners(SWT.Show, new Event());
            return Stream.of(tree.getMenu().getItems()).map(MenuItem::getText).toList();
        });
        assertTrue(menu.containsAll(List.of("Mark As", "Note…", "Suppress…")), menu.toString());
    }

    private Optional<Tree> tree() {
        return workbench.find(Tree.class, tree -> tree.getColumnCount() == 2 && tree.getItemCount() > 0
                && tree.getColumn(1).getText().equals("Alerts"));
    }

    @Test
    void suppressions_are_listed_and_taken_back() {
        DataTable suppressions = workbench.table(SuppressionsView.ID);
        store.triage().suppress(new Suppression(0, "1:77", "", Long.MIN_VALUE, Long.MAX_VALUE, "ours", "me", 1));
        until("the suppression", () -> has(suppressions, 1));
        assertEquals("ours", cell(suppressions, "reason"));
        store.triage().lift(1);
        until("none", () -> has(suppressions, 0));
    }

    @Test
    void signatures_say_what_is_in_them() {
        DataTable signatures = workbench.table(SignaturesView.ID);
        until("the rule file", () -> has(signatures, 1));
        assertEquals("june.rules", cell(signatures, "files"));
        assertTrue(ui(() -> workbench.find(StyledText.class, t -> t.getText().startsWith("Select signatures"))
                .isPresent()));
        ui(signatures::selectAll);
        until("what is in it", () -> workbench.find(StyledText.class, t -> t.getText().contains("1 honoured"))
                .isPresent());
    }

    @Test
    void the_ledger_says_what_a_scanner_thought_before() throws IOException {
        String sha256 = store.table(Tables.FILES.name()).orElseThrow().textAt(Tables.FILES.index("sha256"), 0);
        for (String verdict : List.of("clean", "infected")) {
            store.judgements().add(List.of(new Judgement(sha256, "test", verdict, verdict, List.of(), List.of(),
                    store.name(), verdict.equals("clean") ? 1 : 2)));
        }
        DataTable ledger = workbench.table(LedgerView.ID);
        until("the verdicts", () -> ledger.shown().filter(s -> s.rows().size() >= 2).isPresent());
        assertEquals(Optional.of("clean"), Optional.of(cell(ledger, "before")));
        assertEquals(Optional.empty(), ui(() -> ledger.sort()), "what changed for the worse comes first");
        assertEquals("infected", cell(ledger, "verdict"));
    }
}
