package org.netrospect.workbench.triage;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Triage;
import org.netrospect.core.cases.Triage.Decision;
import org.netrospect.core.cases.Triage.Group;
import org.netrospect.core.cases.Triage.State;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.table.RowChoice;

/** What can be decided about the selected alerts: it holds for all alerts of these rules on these hosts. */
public final class TriageMenu {
    private static final long SECOND = 1_000_000_000L;

    private final CaseContext context;
    private final DataTable alerts;
    private final Background background;

    /** @param alerts shows rows of the table {@code alerts} */
    public TriageMenu(CaseContext context, DataTable alerts) {
        this.context = context;
        this.alerts = alerts;
        background = context.background(alerts);
    }

    /** Adds the menu, if alerts are selected. */
    public void fill(IMenuManager menu) {
        if (alerts.shown().isEmpty() || alerts.choice().count() == 0) {
            return;
        }
        menu.add(new Separator());
        MenuManager hold = new MenuManager("Mark As");
        hold.add(action("Confirmed", () -> decide(Optional.of(State.CONFIRMED), Optional.empty())));
        hold.add(action("False Positive", () -> decide(Optional.of(State.FALSE_POSITIVE), Optional.empty())));
        hold.add(action("Ignored", () -> decide(Optional.of(State.IGNORED), Optional.empty())));
        hold.add(action("New Again", () -> decide(Optional.of(State.NEW), Optional.empty())));
        menu.add(hold);
        menu.add(action("Note…", this::note));
        menu.add(action("Suppress…", this::suppress));
    }

    private static Action action(String text, Runnable what) {
        return new Action(text) {
            @Override
            public void run() {
                what.run();
            }
        };
    }

    private void note() {
        Optional<CaseStore> store = context.store();
        RowChoice choice = alerts.choice();
        if (store.isEmpty()) {
            return;
        }
        background.run("Reading the note", cancelled -> notes(store.get().triage(), groups(choice)), before -> {
            InputDialog dialog = new InputDialog(alerts.getShell(), "Note",
                    "A note on alerts of the selected rules on these hosts. It stands for later runs too.",
                    before.size() == 1 ? before.iterator().next() : "", null);
            if (dialog.open() == Window.OK) {
                decide(Optional.empty(), Optional.of(dialog.getValue().strip()));
            }
        });
    }

    /** What is noted on groups so far; several if they differ. */
    private static Set<String> notes(Triage triage, Set<Group> groups) {
        return groups.stream().map(group -> triage.history(group).reversed().stream().findFirst().map(Decision::note)
                .orElse("")).collect(Collectors.toSet());
    }

    /** Keeps a state, or a note, for the groups of the selected alerts; what is not given stays as it was. */
    void decide(Optional<State> state, Optional<String> note) {
        Optional<CaseStore> store = context.store();
        RowChoice choice = alerts.choice();
        if (store.isEmpty()) {
            return;
        }
        background.change("Keeping the decision", cancelled -> {
            Triage triage = store.get().triage();
            Set<Group> groups = groups(choice);
            for (Group group : groups) {
                Optional<Decision> before = triage.history(group).reversed().stream().findFirst();
                Instant now = Instant.now();
                triage.decide(new Decision(group,
                        state.or(() -> before.map(Decision::state)).orElse(State.NEW),
                        note.or(() -> before.map(Decision::note)).orElse(""), System.getProperty("user.name"),
                        now.getEpochSecond() * SECOND + now.getNano()));
            }
            return groups.size();
        }, count -> context.message(new Message("Kept for " + (count == 1 ? "one rule and host." : count
                + " pairs of rule and host.") + " Later runs know it.", false)));
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

    private void suppress() {
        RowChoice choice = alerts.choice();
        Optional<CaseStore> store = context.store();
        if (store.isEmpty() || choice.lead() < 0) {
            return;
        }
        int row = choice.shown().rows().row(choice.lead());
        background.run("Reading the alert", cancelled -> group(choice.shown().table(), row), group -> {
            SuppressDialog dialog = new SuppressDialog(alerts.getShell(), group, context);
            if (dialog.open() == Window.OK) {
                Triage.Suppression wanted = dialog.suppression();
                background.change("Keeping the suppression", cancelled -> store.get().triage().suppress(wanted),
                        kept -> context.message(new Message("Suppression " + kept.id() + " is kept: later runs count "
                                + "such alerts but do not give them. See Suppressions.", false)));
            }
        });
    }
}
