package org.netrospect.core.table;

import java.util.Optional;
import org.netrospect.core.net.IpAddress;

/**
 * A snapshot of a table: its rows do not change and do not become more while it is held. Rows are numbered from 0 in
 * the order in which they were stored, which is not the order of presentation: see {@link RowSelection}. Safe for any
 * thread; reads may touch the disk, so never on the user-interface thread. Which accessor fits follows from the
 * column's {@link ColumnType}; any other gives an IllegalArgumentException or nonsense.
 */
public interface Table {
    TableSchema schema();

    int rows();

    /** True if the row has no value in the column. The accessors then give 0, "" or no address. */
    boolean isNull(int column, int row);

    long longAt(int column, int row);

    double doubleAt(int column, int row);

    /** The text, or "" for none. */
    String textAt(int column, int row);

    Optional<IpAddress> addressAt(int column, int row);

    /** Without making an object: 4, 6, or 0 for none. */
    int addressVersionAt(int column, int row);

    /** Upper 64 bits of the address. */
    long addressHighAt(int column, int row);

    /** Lower 64 bits of the address. */
    long addressLowAt(int column, int row);

    /**
     * A number that is equal for equal texts of this column within this snapshot where the table knows such (dictionary
     * or heap position), else -1. Different numbers do not mean different texts.
     */
    default long textKeyAt(int column, int row) {
        return -1;
    }

    /**
     * The first eight characters of the text as {@link TextPrefix} writes them, for sorting; made without the text
     * where that is cheaper.
     */
    default long textPrefixAt(int column, int row) {
        return TextPrefix.of(textAt(column, row), 0);
    }
}
