package org.netrospect.workbench.views;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.ToolItem;
import org.netrospect.replay.run.Runs.Run;

/** Says at the top of a view which runs it shows, and lets the analyst choose. User-interface thread. */
final class RunMenu extends Action implements IMenuCreator {
    private final IToolBarManager bar;
    private final Consumer<RunChoice> chosen;
    private RunChoice now = RunChoice.LATEST;
    private MenuManager open = new MenuManager();

    /** @param chosen told what the analyst chose */
    RunMenu(IToolBarManager bar, Consumer<RunChoice> chosen) {
        super(RunChoice.LATEST.words(), AS_DROP_DOWN_MENU);
        this.bar = bar;
        this.chosen = chosen;
        setEnabled(false);
        setMenuCreator(this);
        ActionContributionItem item = new ActionContributionItem(this);
        item.setMode(ActionContributionItem.MODE_FORCE_TEXT);
        bar.add(item);
    }

    /** What is shown now. */
    void show(RunChoice choice) {
        if (choice.equals(now)) {
            return;
        }
        now = choice;
        setText(choice.words().replace("&", "&&"));
        setEnabled(!choice.runs().isEmpty());
        setToolTipText(choice.shown().isEmpty() ? "Which runs are shown" : choice.shown().stream().limit(12)
                .map(RunChoice::line).collect(Collectors.joining("\n", "Shown are:\n", "")));
        bar.update(true);
    }

    @Override
    public void runWithEvent(Event event) {
        if (event.widget instanceof ToolItem item) {
            Menu menu = getMenu(item.getParent());
            var bounds = item.getBounds();
            menu.setLocation(item.getParent().toDisplay(bounds.x, bounds.y + bounds.height));
            menu.setVisible(true);
        }
    }

    /** Fills a menu with the choices. */
    void fill(IMenuManager menu) {
        menu.add(choice("Latest Run of Each Engine", AS_RADIO_BUTTON, now.mode() == RunChoice.Mode.LATEST,
                () -> now.with(RunChoice.Mode.LATEST)));
        menu.add(choice("All Runs", AS_RADIO_BUTTON, now.mode() == RunChoice.Mode.ALL,
                () -> now.with(RunChoice.Mode.ALL)));
        menu.add(new Separator());
        for (Run run : now.runs().reversed()) {
            menu.add(choice(RunChoice.line(run), AS_CHECK_BOX, now.shown().contains(run),
                    () -> now.toggle(run.id())));
        }
    }

    private IAction choice(String text, int style, boolean checked, Supplier<RunChoice> then) {
        Action action = new Action(text, style) {
            @Override
            public void run() {
                if (style != AS_RADIO_BUTTON || isChecked()) {
                    chosen.accept(then.get());
                }
            }
        };
        action.setChecked(checked);
        action.setEnabled(now.mode() != RunChoice.Mode.FILTER);
        return action;
    }

    @Override
    public Menu getMenu(Control parent) {
        open.dispose();
        open = new MenuManager();
        fill(open);
        return open.createContextMenu(parent);
    }

    @Override
    public Menu getMenu(Menu parent) {
        Menu menu = new Menu(parent);
        MenuManager items = new MenuManager();
        fill(items);
        for (var item : items.getItems()) {
            item.fill(menu, -1);
        }
        return menu;
    }

    @Override
    public void dispose() {
        open.dispose();
    }
}
