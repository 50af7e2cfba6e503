package org.netrospect.workbench.filter;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** Saves filters under names, and offers them and those applied before. */
final class SavedFilters {
    private static final int MOST_OF_HISTORY = 15;
    private static final int LONGEST_ITEM = 70;
    private static final int LONGEST_PROPOSED_NAME = 40;
    private static final int MENU_WIDTH = 260;

    private final Composite field;
    private final FilterMemory memory;
    private final Consumer<String> chosen;

    /** @param chosen takes the filter that the analyst chose */
    SavedFilters(Composite field, FilterMemory memory, Consumer<String> chosen) {
        this.field = field;
        this.memory = memory;
        this.chosen = chosen;
    }

    /** Asks for a name and saves a filter; one that is saved already is forgotten. */
    void save(String filter) {
        Optional<String> known = memory.saved().entrySet().stream().filter(s -> s.getValue().equals(filter))
                .map(Map.Entry::getKey).findFirst();
        if (known.isPresent()) {
            memory.save(known.get(), "");
            return;
        }
        if (filter.isEmpty()) {
            return;
        }
        InputDialog dialog = new InputDialog(field.getShell(), "Save Filter",
                "Name of the filter, which is kept with the case:", cut(filter, LONGEST_PROPOSED_NAME, ""),
                name -> name.isBlank() ? "A saved filter needs a name." : null);
        if (dialog.open() == Window.OK) {
            memory.save(dialog.getValue().strip(), filter);
        }
    }

    private static String cut(String text, int most, String end) {
        return text.length() > most ? text.substring(0, most) + end : text;
    }

    void menu() {
        Menu menu = new Menu(field);
        memory.saved().forEach((name, filter) -> item(menu, "★ " + name, filter));
        if (!memory.saved().isEmpty() && !memory.history().isEmpty()) {
            new MenuItem(menu, SWT.SEPARATOR);
        }
        memory.history().stream().limit(MOST_OF_HISTORY).forEach(filter -> item(menu, filter, filter));
        if (menu.getItemCount() == 0) {
            MenuItem none = new MenuItem(menu, SWT.PUSH);
            none.setText("No filter was applied or saved in this case yet");
            none.setEnabled(false);
        }
        menu.setLocation(field.toDisplay(field.getSize().x - MENU_WIDTH, field.getSize().y));
        menu.addListener(SWT.Hide, e -> field.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private void item(Menu menu, String name, String filter) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(cut(name, LONGEST_ITEM, "…").replace("&", "&&"));
        item.addListener(SWT.Selection, e -> chosen.accept(filter));
    }
}
