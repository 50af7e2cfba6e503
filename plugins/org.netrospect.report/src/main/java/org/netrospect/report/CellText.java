package org.netrospect.report;

import java.math.BigDecimal;
import java.util.Optional;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.Table;
import org.netrospect.core.time.TimeFormat;

/** Text of cells whose characters need no escape in any format: numbers, times, addresses. */
record CellText(Table table, Optional<TimeFormat> zone) {
    private static final double EXACT = 9e9;
    private static final double SMALL = 1e-3;
    private static final int MILLION = 1_000_000;

    ColumnType type(int column) {
        return table.schema().column(column).type();
    }

    String name(int column) {
        return table.schema().column(column).name();
    }

    /** True if the cell has something to write. */
    boolean present(int column, int row) {
        return !table.isNull(column, row)
                && (type(column) != ColumnType.DECIMAL || Double.isFinite(table.doubleAt(column, row)));
    }

    /** Appends any cell but one of text. */
    void append(StringBuilder out, int column, int row) {
        switch (type(column)) {
            case INTEGER -> out.append(table.longAt(column, row));
            case DECIMAL -> decimal(out, table.doubleAt(column, row));
            case TIME -> {
                if (zone.isPresent()) {
                    zone.get().appendIso(out, table.longAt(column, row));
                } else {
                    TimeFormat.appendSeconds(out, table.longAt(column, row));
                }
            }
            case DURATION -> TimeFormat.appendSeconds(out, table.longAt(column, row));
            case ADDRESS -> IpAddress.append(out, table.addressVersionAt(column, row), table.addressHighAt(column, row),
                    table.addressLowAt(column, row));
            case BOOLEAN -> out.append(table.longAt(column, row) != 0);
            case TEXT, JSON -> throw new IllegalArgumentException("text is escaped by its format");
        }
    }

    /** Six decimals, without zeros at the end; small numbers in full. Twice as fast as the shortest exact text. */
    static void decimal(StringBuilder out, double value) {
        double size = Math.abs(value);
        if (size < SMALL && size != 0 || size > EXACT) {
            BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
            out.append(exact.toPlainString());
            return;
        }
        long scaled = Math.round(size * MILLION);
        if (value < 0 && scaled != 0) {
            out.append('-');
        }
        out.append(scaled / MILLION);
        int rest = (int) (scaled % MILLION);
        if (rest != 0) {
            out.append('.');
            for (int unit = MILLION / 10; rest > 0; unit /= 10) {
                out.append((char) ('0' + rest / unit));
                rest %= unit;
            }
        }
    }
}
