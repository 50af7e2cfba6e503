package org.netrospect.workbench.table;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;

/** Where a {@link DataTable} is scrolled to, in points from its first row and column. */
final class TableScroll {
    private static final int LINES = 3;

    private final DataTable table;
    private int top;
    private int left;

    TableScroll(DataTable table) {
        this.table = table;
        table.getVerticalBar().addListener(SWT.Selection, e -> vertical(table.getVerticalBar().getSelection()));
        table.getHorizontalBar().addListener(SWT.Selection, e -> horizontal(table.getHorizontalBar().getSelection()));
        table.addListener(SWT.Resize, e -> update());
        table.addListener(SWT.MouseVerticalWheel, this::wheel);
        table.addListener(SWT.MouseHorizontalWheel, e -> horizontal(left - e.count * 20));
    }

    private void wheel(Event e) {
        if ((e.stateMask & SWT.SHIFT) != 0) {
            horizontal(left - e.count * 20);
        } else {
            vertical(top - e.count * table.metrics().row() * LINES / 3);
        }
        e.doit = false;
    }

    int top() {
        return top;
    }

    int left() {
        return left;
    }

    void toTop() {
        top = 0;
    }

    private int page() {
        return Math.max(1, table.getClientArea().height - table.metrics().header());
    }

    /** Rows beyond what a scroll bar can count cannot be reached: 90 million. */
    private int height() {
        return (int) Math.min(Integer.MAX_VALUE / 2, (long) table.rows() * table.metrics().row());
    }

    void vertical(int to) {
        int before = top;
        top = Math.clamp(to, 0, Math.max(0, height() - page()));
        if (top != before) {
            table.getVerticalBar().setSelection(top);
            table.redraw();
        }
    }

    void horizontal(int to) {
        int before = left;
        left = Math.clamp(to, 0, Math.max(0, table.columns().total() - table.getClientArea().width));
        if (left != before) {
            table.getHorizontalBar().setSelection(left);
            table.redraw();
        }
    }

    void reveal(int position) {
        int y = position * table.metrics().row();
        if (y < top) {
            vertical(y);
        } else if (y + table.metrics().row() > top + page()) {
            vertical(y + table.metrics().row() - page());
        }
    }

    /** After rows, columns or the size of the widget have changed. */
    void update() {
        Rectangle area = table.getClientArea();
        if (area.width <= 0 || area.height <= 0) {
            return;
        }
        table.columns().room(area.width);
        top = Math.clamp(top, 0, Math.max(0, height() - page()));
        left = Math.clamp(left, 0, Math.max(0, table.columns().total() - area.width));
        bar(table.getVerticalBar(), top, height(), page(), table.metrics().row());
        bar(table.getHorizontalBar(), left, table.columns().total(), area.width, 20);
    }

    private static void bar(ScrollBar bar, int selection, int total, int page, int line) {
        bar.setVisible(total > page);
        bar.setValues(selection, 0, Math.max(total, 1), Math.min(page, Math.max(total, 1)), line, page);
    }

    /** Position of the row at a point of the widget; -1 if there is none. */
    int positionAt(int y) {
        int header = table.metrics().header();
        if (y < header) {
            return -1;
        }
        int position = (y - header + top) / table.metrics().row();
        return position < table.rows() ? position : -1;
    }

    /** Rows that fit on the screen. */
    int screen() {
        return Math.max(1, page() / table.metrics().row());
    }

    Rectangle rowArea(int position) {
        int row = table.metrics().row();
        return new Rectangle(0, table.metrics().header() + position * row - top, table.getClientArea().width, row);
    }
}
