package org.netrospect.store.tables;

import java.util.Objects;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableOver;

/** A snapshot without rows that are hidden. */
final class RemainingTable extends TableOver {
    private final HiddenRows hidden;
    private final int rows;

    RemainingTable(Table stored, HiddenRows hidden) {
        super(stored);
        this.hidden = hidden;
        rows = stored.rows() - hidden.count();
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    protected int place(int row) {
        return hidden.stored(Objects.checkIndex(row, rows));
    }
}
