package org.netrospect.store.database;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.apache.derby.vti.RestrictedVTI;
import org.apache.derby.vti.Restriction;
import org.apache.derby.vti.VTITemplate;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.Table;

/** A table as the result set of a table function. Derby asks only for columns that the statement uses. One thread. */
final class TableRows extends VTITemplate implements RestrictedVTI {
    /** The longest that Derby can group and sort by. */
    static final int LONGEST_TEXT = 32_672;
    private static final int NANO_DIGITS = 9;

    private final Table table;
    private final Closeable behind;
    private int row = -1;
    private boolean wasNull;

    TableRows(Table table) {
        this(table, () -> {
        });
    }

    /** @param behind what the table reads, closed with the rows */
    TableRows(Table table, Closeable behind) {
        this.table = table;
        this.behind = behind;
    }

    /** What Derby offers to leave out it leaves out itself; that the offer is taken makes it skip unused columns. */
    @Override
    public void initScan(String[] columns, Restriction restriction) {
        row = -1;
    }

    @Override
    public boolean next() {
        return ++row < table.rows();
    }

    private boolean isNull(int column) {
        wasNull = table.isNull(column - 1, row);
        return wasNull;
    }

    @Override
    public boolean wasNull() {
        return wasNull;
    }

    @Override
    public long getLong(int column) {
        return isNull(column) ? 0 : table.longAt(column - 1, row);
    }

    @Override
    public double getDouble(int column) {
        return isNull(column) ? 0 : table.doubleAt(column - 1, row);
    }

    @Override
    public boolean getBoolean(int column) {
        return !isNull(column) && table.longAt(column - 1, row) != 0;
    }

    @Override
    public BigDecimal getBigDecimal(int column) {
        return BigDecimal.valueOf(isNull(column) ? 0 : table.longAt(column - 1, row), NANO_DIGITS);
    }

    /** Null for no value, as JDBC wants it: Derby does not ask {@link #wasNull} about texts. */
    @Override
    public String getString(int column) {
        if (isNull(column)) {
            return null;
        }
        if (table.schema().column(column - 1).type() == ColumnType.ADDRESS) {
            StringBuilder out = new StringBuilder();
            IpAddress.append(out, table.addressVersionAt(column - 1, row), table.addressHighAt(column - 1, row),
                    table.addressLowAt(column - 1, row));
            return out.toString();
        }
        String text = table.textAt(column - 1, row);
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        throw new SQLFeatureNotSupportedException("the declaration of the function says it");
    }

    @Override
    public void close() throws SQLException {
        row = table.rows();
        try {
            behind.close();
        } catch (IOException e) {
            throw new SQLException("What a table was read from cannot be closed.", e);
        }
    }
}
