package org.netrospect.workbench.triage;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Control;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Triage;
import org.netrospect.core.cases.Triage.Decision;
import org.netrospect.core.cases.Triage.Group;
import org.netrospect.core.cases.Triage.State;
import org.netrospect.workbench.MenuAction;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;
import org.netrospect.workbench.model.Work;

/** What can be decided about alerts: it holds for all alerts of these rules on these hosts. */
public final class TriageActions {
    private static final long SECOND = 1_000_000_000L;

    private final CaseContext context;
    private final Control owner;
    private final Background background;

    /** @param owner shows the alerts */
    public TriageActions(CaseContext context, Control owner) {
        this.context = context;
        this.owner = owner;
        background = context.background(owner);
    }

    /**
     * Adds the menu.
     *
     * @param groups that are meant; may read the disk
     * @param suppressed what is proposed to be suppressed; may read the disk
     */
    public void fill(IMenuManager menu, Work<Set<Group>> groups, Work<Group> suppressed) {
        menu.add(new Separator());
        MenuManager hold = new MenuManager("Mark As");
        mark(hold, "Confirmed", groups, State.CONFIRMED);
        mark(hold, "False Positive", groups, State.FALSE_POSITIVE);
        mark(hold, "Ignored", groups, State.IGNORED);
        mark(hold, "New Again", groups, State.NEW);
        menu.add(hold);
        menu.add(new MenuAction("Note…", () -> note(groups)));
        menu.add(new MenuAction("Suppress…", () -> suppress(suppressed)));
    }

    private void mark(IMenuManager menu, String text, Work<Set<Group>> groups, State state) {
        menu.add(new MenuAction(text, () -> decide(groups, Optional.of(state), Optional.empty())));
    }

    private void note(Work<Set<Group>> groups) {
        Optional<CaseStore> store = context.store();
        if (store.isEmpty()) {
            return;
        }
        background.run("Reading the note", cancelled -> notes(store.get().triage(), groups.run(cancelled)), before -> {
            InputDialog dialog = new InputDialog(owner.getShell(), "Note",
                    "A note on alerts of the selected rules on these hosts. It stands for later runs too.",
                    before.size() == 1 ? before.iterator().next() : "", null);
            if (dialog.open() == Window.OK) {
                decide(groups, Optional.empty(), Optional.of(dialog.getValue().strip()));
            }
        });
    }

    /** What is noted on groups so far; several if they differ. */
    private static Set<String> notes(Triage triage, Set<Group> groups) {
        return groups.stream().map(group -> triage.history(group).reversed().stream().findFirst().map(Decision::note)
                .orElse("")).collect(Collectors.toSet());
    }

    /** Keeps a state, or a note, for groups of alerts; what is not given stays as it was. */
    private void decide(Work<Set<Group>> asked, Optional<State> state, Optional<String> note) {
        Optional<CaseStore> store = context.store();
        if (store.isEmpty()) {
            return;
        }
        background.change("Keeping the decision", cancelled -> {
            Triage triage = store.get().triage();
            Set<Group> groups = asked.run(cancelled);
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

    private void suppress(Work<Group> meant) {
        Optional<CaseStore> store = context.store();
        if (store.isEmpty()) {
            return;
        }
        background.run("Reading the alert", meant, group -> {
            SuppressDialog dialog = new SuppressDialog(owner.getShell(), group, context);
            if (dialog.open() == Window.OK) {
                Triage.Suppression wanted = dialog.suppression();
                background.change("Keeping the suppression", cancelled -> store.get().triage().suppress(wanted),
                        kept -> context.message(new Message("Suppression " + kept.id() + " is kept: later runs count "
                                + "such alerts but do not give them. See Suppressions.", false)));
            }
        });
    }
}
