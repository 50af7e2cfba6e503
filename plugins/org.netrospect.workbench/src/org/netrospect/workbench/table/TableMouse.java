package org.netrospect.workbench.table;

import java.util.Optional;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;

/** What the mouse does on the rows of a {@link DataTable}: selecting, opening, menus and tooltips. */
final class TableMouse {
    private final DataTable table;
    private final TableHeader header;
    private boolean dragging;

    TableMouse(DataTable table, TableHeader header) {
        this.table = table;
        this.header = header;
    }

    void install() {
        table.addListener(SWT.MouseDown, this::down);
        table.addListener(SWT.MouseUp, e -> dragging = false);
        table.addListener(SWT.MouseMove, this::move);
        table.addListener(SWT.MouseExit, e -> table.pointer().hovered(-1));
        table.addListener(SWT.MouseDoubleClick, this::open);
        table.addListener(SWT.MenuDetect, this::menu);
    }

    private void down(Event e) {
        table.setFocus();
        int position = table.scroll().positionAt(e.y);
        if (position < 0) {
            return;
        }
        RowSelectionModel selection = table.selectionModel();
        if (e.button == 1) {
            dragging = true;
            if ((e.stateMask & SWT.MOD1) != 0) {
                selection.toggle(position);
            } else if ((e.stateMask & SWT.SHIFT) != 0) {
                selection.extend(position);
            } else {
                selection.only(position);
            }
            table.selectionDone();
        } else if (e.button == 3 && !selection.contains(position)) {
            selection.only(position);
            table.selectionDone();
        }
    }

    private void move(Event e) {
        if (dragging && (e.stateMask & SWT.BUTTON1) != 0) {
            drag(e.y);
            return;
        }
        int position = table.scroll().positionAt(e.y);
        table.pointer().hovered(position);
        String tip = position < 0 ? "" : tooltip(position, e.x);
        String before = table.getToolTipText() == null ? "" : table.getToolTipText();
        if (e.y >= table.metrics().header() && !tip.equals(before)) {
            table.setToolTipText(tip.isEmpty() ? null : tip);
        }
    }

    private void drag(int y) {
        int row = Math.floorDiv(y - table.metrics().header() + table.scroll().top(), table.metrics().row());
        int position = Math.clamp(row, 0, Math.max(0, table.rows() - 1));
        if (table.rows() > 0 && position != table.selectionModel().lead()) {
            table.selectionModel().extend(position);
            table.scroll().reveal(position);
            table.selectionDone();
        }
    }

    /** The whole text of a cell that is cut; "" otherwise. */
    private String tooltip(int position, int x) {
        int place = table.columns().at(x + table.scroll().left());
        Optional<String[]> texts = table.row(position).map(TablePages.Row::texts);
        if (place < 0 || texts.isEmpty() || place >= texts.get().length) {
            return "";
        }
        String text = texts.get()[place];
        GC gc = new GC(table);
        gc.setFont(TableLook.mono(table.definition(place)) ? table.palette().mono() : table.palette().plain());
        int width = gc.stringExtent(text).x;
        gc.dispose();
        return width <= table.columns().width(place) - 2 * TablePainter.PAD ? "" : text.replace("&", "&&");
    }

    private void open(Event e) {
        int position = table.scroll().positionAt(e.y);
        if (e.button == 1 && position >= 0) {
            table.open(position);
        }
    }

    private void menu(Event e) {
        boolean keyboard = e.detail == SWT.MENU_KEYBOARD;
        Point at = table.toControl(e.x, e.y);
        if (!keyboard && at.y < table.metrics().header()) {
            return;
        }
        int position = keyboard ? table.selectionModel().lead() : table.scroll().positionAt(at.y);
        int place = keyboard ? Math.max(0, table.columns().current())
                : table.columns().at(at.x + table.scroll().left());
        Optional<String[]> texts = position < 0 ? Optional.empty() : table.row(position).map(TablePages.Row::texts);
        e.doit = false;
        MenuManager manager = new MenuManager();
        if (place >= 0 && texts.isPresent() && place < texts.get().length && table.shown().isPresent()) {
            table.fillMenu(manager, new CellTarget(table.shown().get(), table.columns().column(place), position,
                    texts.get()[place]));
        }
        if (keyboard) {
            // the header, whose menu the mouse opens, has no focus
            MenuManager column = new MenuManager("Column “" + table.definition(place).title() + "”");
            header.fill(column, place);
            manager.add(new Separator());
            manager.add(column);
        }
        if (manager.isEmpty()) {
            return;
        }
        Menu menu = manager.createContextMenu(table);
        if (keyboard) {
            int x = Math.max(0, table.columns().left(place) - table.scroll().left());
            int y = position < 0 ? table.metrics().header()
                    : table.scroll().rowArea(position).y + table.metrics().row();
            menu.setLocation(table.toDisplay(x, y));
        }
        menu.addListener(SWT.Hide, h -> table.getDisplay().asyncExec(manager::dispose));
        menu.setVisible(true);
    }
}
