package org.netrospect.workbench.table;

import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.Sort;
import org.netrospect.workbench.MenuAction;

/** What the mouse does on the header of a {@link DataTable}: sorting, moving, sizing, hiding and showing columns. */
final class TableHeader {
    private static final int NEAR = 4;
    private static final int DRAG = 6;

    private final DataTable table;
    private int pressed = -1;
    private int pressedX;
    private int resizing = -1;
    private int startWidth;
    private boolean moving;

    TableHeader(DataTable table) {
        this.table = table;
    }

    void install() {
        table.addListener(SWT.MouseDown, this::down);
        table.addListener(SWT.MouseMove, this::move);
        table.addListener(SWT.MouseUp, this::up);
        table.addListener(SWT.MouseDoubleClick, this::fit);
        table.addListener(SWT.MenuDetect, this::menu);
    }

    private void down(Event e) {
        if (e.button != 1 || e.y >= table.metrics().header()) {
            return;
        }
        int x = e.x + table.scroll().left();
        pressedX = e.x;
        resizing = table.columns().edgeAt(x, NEAR);
        if (resizing >= 0) {
            startWidth = table.columns().width(resizing);
        } else {
            pressed = table.columns().at(x);
        }
    }

    private void move(Event e) {
        if (resizing >= 0) {
            table.columns().width(resizing, startWidth + e.x - pressedX);
            table.scroll().update();
            table.redraw();
        } else if (pressed >= 0 && (moving || Math.abs(e.x - pressedX) > DRAG)) {
            moving = true;
            table.pointer().drop(OptionalInt.of(table.columns().left(dropPlace(e.x))));
        } else if (e.y < table.metrics().header()) {
            boolean edge = table.columns().edgeAt(e.x + table.scroll().left(), NEAR) >= 0;
            table.setCursor(edge ? table.getDisplay().getSystemCursor(SWT.CURSOR_SIZEWE) : null);
            int place = table.columns().at(e.x + table.scroll().left());
            table.setToolTipText(place < 0 ? null : tip(table.definition(place)));
        } else if (table.getCursor() != null) {
            table.setCursor(null);
        }
    }

    private static String tip(Column column) {
        return column.description() + " (" + column.name() + ")";
    }

    /** Place before which a column would be put. */
    private int dropPlace(int x) {
        int place = 0;
        while (place < table.columns().count()
                && table.columns().left(place) + table.columns().width(place) / 2 < x + table.scroll().left()) {
            place++;
        }
        return place;
    }

    private void up(Event e) {
        int from = pressed;
        pressed = -1;
        if (resizing >= 0) {
            resizing = -1;
            table.columnsChanged();
        } else if (moving) {
            moving = false;
            table.pointer().drop(OptionalInt.empty());
            int to = dropPlace(e.x);
            table.columns().move(from, to > from ? to - 1 : to);
            table.columnsChanged();
        } else if (from >= 0 && e.y < table.metrics().header()) {
            sort(table.columns().column(from));
        }
    }

    private void sort(int column) {
        boolean again = table.sort().filter(s -> s.column() == column).isPresent();
        table.sort(Optional.of(new Sort(column, again && !table.sort().get().descending())));
    }

    /** A double click on an edge makes the column as wide as what is on the screen needs. */
    private void fit(Event e) {
        int place = e.y < table.metrics().header() ? table.columns().edgeAt(e.x + table.scroll().left(), NEAR) : -1;
        if (place < 0) {
            return;
        }
        GC gc = new GC(table);
        gc.setFont(table.palette().bold());
        int width = gc.stringExtent(table.definition(place).title()).x + 14;
        gc.setFont(TableLook.mono(table.definition(place)) ? table.palette().mono() : table.palette().plain());
        int first = table.scroll().top() / table.metrics().row();
        for (int position = first; position < Math.min(table.rows(), first + table.scroll().screen() + 1); position++) {
            Optional<String[]> texts = table.row(position).map(TablePages.Row::texts);
            if (texts.isPresent() && place < texts.get().length) {
                width = Math.max(width, gc.stringExtent(texts.get()[place]).x);
            }
        }
        gc.dispose();
        resizing = -1;
        table.columns().width(place, Math.min(1200, width + 2 * TablePainter.PAD + 2));
        table.columnsChanged();
    }

    private void menu(Event e) {
        Point at = table.toControl(e.x, e.y);
        if (e.detail == SWT.MENU_KEYBOARD || at.y >= table.metrics().header()) {
            return;
        }
        e.doit = false;
        MenuManager manager = new MenuManager();
        fill(manager, table.columns().at(at.x + table.scroll().left()));
        Menu menu = manager.createContextMenu(table);
        menu.addListener(SWT.Hide, h -> table.getDisplay().asyncExec(manager::dispose));
        menu.setVisible(true);
    }

    /** What can be done with a column, and with columns at all. @param place -1 for no certain column */
    void fill(IMenuManager manager, int place) {
        if (place >= 0) {
            int column = table.columns().column(place);
            manager.add(new MenuAction("Sort ascending", () -> table.sort(Optional.of(new Sort(column, false)))));
            manager.add(new MenuAction("Sort descending", () -> table.sort(Optional.of(new Sort(column, true)))));
            manager.add(new MenuAction("In order of packets", () -> table.sort(Optional.empty())));
            manager.add(new Separator());
            manager.add(new MenuAction("Hide “" + table.definition(place).title() + "”", () -> toggle(column)));
        }
        MenuManager show = new MenuManager("Columns");
        for (int i = 0; i < table.look().schema().columns().size(); i++) {
            show.add(column(i));
        }
        manager.add(show);
        manager.add(new MenuAction("Usual columns", () -> {
            table.columns().reset();
            table.columnsChanged();
        }));
    }

    private void toggle(int column) {
        table.columns().toggle(column);
        table.columnsChanged();
    }

    private Action column(int index) {
        Column column = table.look().schema().column(index);
        Action action = new MenuAction(column.title() + "\t" + column.name(), IAction.AS_CHECK_BOX,
                () -> toggle(index));
        action.setChecked(table.columns().shows(index));
        return action;
    }
}
