package org.netrospect.workbench.table;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/** What the keyboard does in a {@link DataTable}. */
final class TableKeys {
    private final DataTable table;

    TableKeys(DataTable table) {
        this.table = table;
    }

    void install() {
        table.addListener(SWT.KeyDown, this::key);
        table.addListener(SWT.Traverse, e -> {
            boolean leaves = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS;
            e.doit = leaves;
        });
    }

    private void key(Event e) {
        int lead = Math.max(0, table.selectionModel().lead());
        boolean control = (e.stateMask & SWT.MOD1) != 0;
        switch (e.keyCode) {
            case SWT.ARROW_DOWN -> go(e, table.selectionModel().lead() < 0 ? 0 : lead + 1);
            case SWT.ARROW_UP -> go(e, lead - 1);
            case SWT.PAGE_DOWN -> go(e, lead + table.scroll().screen() - 1);
            case SWT.PAGE_UP -> go(e, lead - table.scroll().screen() + 1);
            case SWT.HOME -> go(e, 0);
            case SWT.END -> go(e, table.rows() - 1);
            case SWT.ARROW_LEFT -> column(table.columns().current() - 1);
            case SWT.ARROW_RIGHT -> column(table.columns().current() + 1);
            case SWT.CR, SWT.KEYPAD_CR -> {
                if (table.selectionModel().lead() >= 0) {
                    table.open(table.selectionModel().lead());
                }
            }
            case ' ' -> {
                if (control && table.selectionModel().lead() >= 0) {
                    table.selectionModel().toggle(table.selectionModel().lead());
                    table.selectionDone();
                }
            }
            case 'a' -> {
                if (control) {
                    table.selectAll();
                }
            }
            case 'c' -> {
                if (control) {
                    table.copy();
                }
            }
            default -> {
                // Every other key is somebody else's.
            }
        }
    }

    private void column(int place) {
        TableColumns columns = table.columns();
        columns.current(place);
        int left = columns.left(columns.current());
        int right = left + columns.width(columns.current());
        int room = table.getClientArea().width;
        if (left < table.scroll().left() || right - left > room) {
            table.scroll().horizontal(left);
        } else if (right > table.scroll().left() + room) {
            table.scroll().horizontal(right - room);
        }
        table.redraw();
    }

    private void go(Event e, int to) {
        if (table.rows() == 0) {
            return;
        }
        int position = Math.clamp(to, 0, table.rows() - 1);
        if ((e.stateMask & SWT.SHIFT) != 0) {
            table.selectionModel().extend(position);
        } else {
            table.selectionModel().only(position);
        }
        table.scroll().reveal(position);
        table.selectionDone();
    }
}
