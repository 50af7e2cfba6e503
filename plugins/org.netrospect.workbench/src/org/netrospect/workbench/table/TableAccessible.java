package org.netrospect.workbench.table;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleTableAdapter;
import org.eclipse.swt.accessibility.AccessibleTableEvent;
import org.netrospect.core.table.Column;

/** What a screen reader learns of a {@link DataTable}: a table with named columns, and the row the keyboard is on. */
final class TableAccessible {
    private final DataTable table;

    TableAccessible(DataTable table) {
        this.table = table;
    }

    void install() {
        Accessible accessible = table.getAccessible();
        accessible.addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = "Table of " + table.look().schema().name() + ", " + CellText.grouped(table.rows()) + " rows";
            }

            @Override
            public void getDescription(AccessibleEvent e) {
                e.result = table.rows() == 0 ? table.emptyText() : rowName(table.selectionModel().lead());
            }
        });
        accessible.addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_TABLE;
            }

            @Override
            public void getValue(AccessibleControlEvent e) {
                e.result = cellName(table.selectionModel().lead());
            }

            @Override
            public void getState(AccessibleControlEvent e) {
                e.detail = ACC.STATE_FOCUSABLE | ACC.STATE_MULTISELECTABLE
                        | (table.isFocusControl() ? ACC.STATE_FOCUSED : 0);
            }
        });
        accessible.addAccessibleTableListener(new AccessibleTableAdapter() {
            @Override
            public void getRowCount(AccessibleTableEvent e) {
                e.count = table.rows();
            }

            @Override
            public void getColumnCount(AccessibleTableEvent e) {
                e.count = table.columns().count();
            }

            @Override
            public void getColumnDescription(AccessibleTableEvent e) {
                e.result = e.column >= 0 && e.column < table.columns().count() ? table.definition(e.column).title()
                        : "";
            }

            @Override
            public void getRowDescription(AccessibleTableEvent e) {
                e.result = rowName(e.row);
            }

            @Override
            public void isRowSelected(AccessibleTableEvent e) {
                e.isSelected = table.selectionModel().contains(e.row);
            }

            @Override
            public void getSelectedRowCount(AccessibleTableEvent e) {
                e.count = table.selectionModel().count();
            }
        });
        table.addListener(SWT.Selection, e -> accessible.selectionChanged());
    }

    /** The cell that the keyboard is in, or the whole row if it is in none. */
    private String cellName(int position) {
        int place = table.columns().current();
        Optional<String[]> texts = place < 0 || position < 0 || position >= table.rows() ? Optional.empty()
                : table.row(position).map(TablePages.Row::texts).filter(all -> place < all.length);
        return texts.map(all -> table.definition(place).title() + ' ' + all[place]).orElseGet(() -> rowName(position));
    }

    /** The row as it is read aloud: title and text of every column. */
    private String rowName(int position) {
        Optional<String[]> texts = position < 0 || position >= table.rows() ? Optional.empty()
                : table.row(position).map(TablePages.Row::texts);
        if (texts.isEmpty()) {
            return "";
        }
        StringBuilder name = new StringBuilder("Row ").append(position + 1);
        for (int place = 0; place < Math.min(table.columns().count(), texts.get().length); place++) {
            Column column = table.definition(place);
            name.append(", ").append(column.title()).append(' ').append(texts.get()[place]);
        }
        return name.toString();
    }
}
