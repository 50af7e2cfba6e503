package org.netrospect.workbench.views;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.netrospect.core.filter.FilterSyntaxException;
import org.netrospect.core.filter.FilterText;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.workbench.MenuAction;
import org.netrospect.workbench.detail.DetailTable;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;
import org.netrospect.workbench.table.CellTarget;

/** The menu that every value has: filter to it, filter it out, copy. */
public final class FilterMenu {
    private static final int LABEL = 48;

    private final CaseContext context;
    private final Control owner;
    private final Background background;

    public FilterMenu(CaseContext context, Control owner) {
        this.context = context;
        this.owner = owner;
        background = context.background(owner);
    }

    /**
     * Adds the menu of a cell. @param prefix of the table's fields in the filter language, with its dot; "" for
     * sessions
     */
    public void fill(IMenuManager menu, CellTarget target, String prefix) {
        if (target.shown().table() instanceof DetailTable details && details.further(target.column())) {
            detail(menu, target, details);
            return;
        }
        Column column = target.definition();
        String field = prefix + column.name();
        fill(menu, field + " = " + shortened(target.text()), out -> filter(target, field, out));
        if (column.type() == ColumnType.ADDRESS) {
            menu.add(new MenuAction("Filter to host " + target.text() + ", either side",
                    () -> filter(target, "host", false)));
        }
        if (column.name().equals("sport") || column.name().equals("dport")) {
            menu.add(new MenuAction("Filter to server port " + target.text(),
                    () -> apply("dport = " + target.text(), false)));
        }
        fillCopy(menu, target);
    }

    /** The menu of a column that is made of the details of events. */
    private void detail(IMenuManager menu, CellTarget target, DetailTable details) {
        fill(menu, target.definition().title() + " = " + shortened(target.text()),
                out -> filter(target, details, out));
        fillCopy(menu, target);
    }

    private void filter(CellTarget target, DetailTable details, boolean out) {
        background.run("Reading the value", cancelled -> details.condition(target.column(), target.row()), found -> {
            if (found.isPresent()) {
                apply(found.get(), out);
            } else {
                context.message(new Message("There is no filter for this value.", true));
            }
        });
    }

    /** @param filter given whether rows with the value are to be left out */
    private static void fill(IMenuManager menu, String words, Consumer<Boolean> filter) {
        menu.add(new MenuAction("Filter to " + words, () -> filter.accept(false)));
        menu.add(new MenuAction("Filter out " + words, () -> filter.accept(true)));
    }

    /** Adds a filter for a field to the value of another cell of the row. */
    public void fill(IMenuManager menu, CellTarget target, int column, String field, String label) {
        CellTarget other = new CellTarget(target.shown(), column, target.position(), "");
        menu.add(new MenuAction(label, () -> filter(other, field, false)));
    }

    /** Adds the copy of a cell. */
    public void fillCopy(IMenuManager menu, CellTarget target) {
        fillCopy(menu, target.text());
    }

    private void fillCopy(IMenuManager menu, String text) {
        menu.add(new Separator());
        menu.add(new MenuAction("Copy “" + shortened(text) + "”", () -> copy(text)));
    }

    /** Adds a menu for a condition that was made elsewhere. */
    public void fill(IMenuManager menu, String condition, String text) {
        fill(menu, shortened(condition), out -> apply(condition, out));
        fillCopy(menu, text);
    }

    /** The exact value is in the table, on the disk. */
    private void filter(CellTarget target, String field, boolean out) {
        background.run("Reading the value", cancelled ->
                FilterText.equal(field, target.shown().table(), target.column(), target.row()),
                condition -> apply(condition, out));
    }

    /** Adds a condition to the filter. */
    public void apply(String condition, boolean out) {
        try {
            context.filter(FilterText.and(context.filter(), condition, out, context.filterContext()));
        } catch (FilterSyntaxException e) {
            context.message(new Message(e.getMessage(), true));
        }
    }

    private void copy(String text) {
        Clipboard clipboard = new Clipboard(owner.getDisplay());
        clipboard.setContents(List.of(text).toArray(), new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    private static String shortened(String text) {
        String one = text.length() > LABEL ? text.substring(0, LABEL) + "…" : text;
        return one.replace("&", "&&");
    }
}
