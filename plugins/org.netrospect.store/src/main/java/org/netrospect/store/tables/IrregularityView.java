package org.netrospect.store.tables;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.store.columns.ColumnTable;

/** The irregularities as they are shown, which is as they are stored. */
public final class IrregularityView {
    private final ColumnTable stored;
    private final List<ColumnView> columns = new ArrayList<>();

    /** @param stored made with {@link StoredIrregularities#columns()} */
    public IrregularityView(ColumnTable stored) {
        this.stored = stored;
        for (int i = 0; i < Tables.IRREGULARITIES.columns().size(); i++) {
            columns.add(ColumnView.stored(stored.column(i), Tables.IRREGULARITIES.column(i).type()));
        }
    }

    /** What is visible now. */
    public Table snapshot() {
        return new ViewTable(Tables.IRREGULARITIES, columns, stored.size().rows());
    }
}
