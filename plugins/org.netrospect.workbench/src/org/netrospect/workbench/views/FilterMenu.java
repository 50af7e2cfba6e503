package org.netrospect.workbench.views;

import java.util.List;
import org.eclipse.jface.action.Action;
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
        filters(menu, target, field, field, target.text());
        if (column.type() == ColumnType.ADDRESS) {
            menu.add(action("Filter to host " + target.text() + ", either side",
                    () -> filter(target, "host", false)));
        }
        if (column.name().equals("sport") || column.name().equals("dport")) {
            menu.add(action("Filter to server port " + target.text(), () -> apply("dport = " + target.text(), false)));
        }
        menu.add(new Separator());
        menu.add(action("Copy “" + shortened(target.text()) + "”", () -> copy(target.text())));
    }

    /** The menu of a column that is made of the details of events. */
    private void detail(IMenuManager menu, CellTarget target, DetailTable details) {
        String words = target.definition().title() + " = " + shortened(target.text());
        menu.add(action("Filter to " + words, () -> filter(target, details, false)));
        menu.add(action("Filter out " + words, () -> filter(target, details, true)));
        menu.add(new Separator());
        menu.add(action("Copy “" + shortened(target.text()) + "”", () -> copy(target.text())));
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

    private void filters(IMenuManager menu, CellTarget target, String field, String name, String text) {
        menu.add(action("Filter to " + name + " = " + shortened(text), () -> filter(target, field, false)));
        menu.add(action("Filter out " + name + " = " + shortened(text), () -> filter(target, field, true)));
    }

    /** Adds a filter for a field to the value of another cell of the row. */
    public void fill(IMenuManager menu, CellTarget target, int column, String field, String label) {
        menu.add(action(label, () -> filter(new CellTarget(target.shown(), column, target.position(), ""), field,
                false)));
    }

    /** Adds the copy of a cell. */
    public void fillCopy(IMenuManager menu, CellTarget target) {
        menu.add(new Separator());
        menu.add(action("Copy “" + shortened(target.text()) + "”", () -> copy(target.text())));
    }

    /** Adds a menu for a condition that was made elsewhere. */
    public void fill(IMenuManager menu, String condition, String text) {
        menu.add(action("Filter to " + shortened(condition), () -> apply(condition, false)));
        menu.add(action("Filter out " + shortened(condition), () -> apply(condition, true)));
        menu.add(new Separator());
        menu.add(action("Copy “" + shortened(text) + "”", () -> copy(text)));
    }

    /** The exact value is in the table, on the disk. */
    private void filter(CellTarget target, String field, boolean out) {
        background.run("Reading the value", cancelled ->
                FilterText.equal(field, target.shown().table(), target.column(),
                target.row()), condition -> apply(condition, out));
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

    private static Action action(String text, Runnable what) {
        return new Action(text) {
            @Override
            public void run() {
                what.run();
            }
        };
    }
}
