package org.netrospect.core.filter;

import java.util.List;
import java.util.function.Predicate;
import org.netrospect.core.filter.ValueMatch.AddressRange;
import org.netrospect.core.filter.ValueMatch.DoubleRange;
import org.netrospect.core.filter.ValueMatch.LongRange;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.RowPredicate;
import org.netrospect.core.table.Table;

/**
 * Predicates over the cells of one column. Cells without a value read as 0, so only where 0 fits is asked for nothing.
 */
final class Cells {
    private Cells() {
    }

    static RowPredicate match(Table table, int column, ValueMatch match) {
        return switch (match) {
            case ValueMatch.Present present -> row -> !table.isNull(column, row);
            case ValueMatch.Longs longs -> longs(table, column, longs.ranges());
            case ValueMatch.Doubles doubles -> doubles(table, column, doubles.ranges());
            case ValueMatch.Addresses addresses -> addresses(table, column, addresses.ranges());
            case ValueMatch.Texts texts -> texts(table, column, texts.texts()::contains);
            case ValueMatch.TextOrder order -> texts(table, column, order::test);
            case ValueMatch.Expression expression -> expression(table, column, expression.pattern());
        };
    }

    /** Something from one column's time to the other's touches one of the ranges. */
    static RowPredicate span(Table table, int first, int last, ValueMatch match) {
        if (!(match instanceof ValueMatch.Longs longs)) {
            return row -> !table.isNull(first, row);
        }
        List<LongRange> ranges = longs.ranges();
        return row -> {
            long from = table.longAt(first, row);
            long to = table.longAt(last, row);
            for (LongRange range : ranges) {
                if (from <= range.to() && to >= range.from() && range.from() <= range.to()) {
                    return !table.isNull(first, row);
                }
            }
            return false;
        };
    }

    private static RowPredicate longs(Table table, int column, List<LongRange> ranges) {
        if (ranges.size() == 1) {
            long from = ranges.getFirst().from();
            long to = ranges.getFirst().to();
            return row -> {
                long value = table.longAt(column, row);
                return value >= from && value <= to && (value != 0 || !table.isNull(column, row));
            };
        }
        long[] ends = new long[ranges.size() * 2];
        for (int i = 0; i < ranges.size(); i++) {
            ends[2 * i] = ranges.get(i).from();
            ends[2 * i + 1] = ranges.get(i).to();
        }
        return row -> {
            long value = table.longAt(column, row);
            for (int i = 0; i < ends.length; i += 2) {
                if (value >= ends[i] && value <= ends[i + 1]) {
                    return value != 0 || !table.isNull(column, row);
                }
            }
            return false;
        };
    }

    private static RowPredicate doubles(Table table, int column, List<DoubleRange> ranges) {
        return row -> {
            double value = table.doubleAt(column, row);
            for (DoubleRange range : ranges) {
                if (value >= range.from() && value <= range.to()) {
                    return value != 0 || !table.isNull(column, row);
                }
            }
            return false;
        };
    }

    private static RowPredicate addresses(Table table, int column, List<AddressRange> ranges) {
        RowPredicate[] each = ranges.stream().map(range -> address(table, column, range)).toArray(RowPredicate[]::new);
        if (each.length == 1) {
            return each[0];
        }
        return row -> {
            for (RowPredicate one : each) {
                if (one.test(row)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static RowPredicate address(Table table, int column, AddressRange range) {
        int version = range.from().version();
        long fromHigh = range.from().high();
        long fromLow = range.from().low();
        long toHigh = range.to().high();
        long toLow = range.to().low();
        if (fromHigh == toHigh) {
            // Unsigned comparison by shifting the order; also the case of every IPv4 range.
            long from = fromLow + Long.MIN_VALUE;
            long to = toLow + Long.MIN_VALUE;
            return row -> {
                long low = table.addressLowAt(column, row) + Long.MIN_VALUE;
                return low >= from && low <= to && table.addressHighAt(column, row) == fromHigh
                        && table.addressVersionAt(column, row) == version;
            };
        }
        return row -> {
            if (table.addressVersionAt(column, row) != version) {
                return false;
            }
            long high = table.addressHighAt(column, row);
            long low = table.addressLowAt(column, row);
            int above = Long.compareUnsigned(high, fromHigh);
            int below = Long.compareUnsigned(high, toHigh);
            return (above > 0 || above == 0 && Long.compareUnsigned(low, fromLow) >= 0)
                    && (below < 0 || below == 0 && Long.compareUnsigned(low, toLow) <= 0);
        };
    }

    private static RowPredicate expression(Table table, int column, GuardedPattern pattern) {
        if (table.schema().column(column).type() != ColumnType.ADDRESS) {
            return texts(table, column, pattern::find);
        }
        return row -> {
            int version = table.addressVersionAt(column, row);
            if (version == 0) {
                return false;
            }
            StringBuilder text = new StringBuilder(39);
            IpAddress.append(text, version, table.addressHighAt(column, row), table.addressLowAt(column, row));
            return pattern.find(text.toString());
        };
    }

    private static RowPredicate texts(Table table, int column, Predicate<String> wanted) {
        KeyMemo memo = new KeyMemo();
        return row -> {
            long key = table.textKeyAt(column, row);
            int known = memo.get(key);
            if (known >= 0) {
                return known == 1 && !table.isNull(column, row);
            }
            if (table.isNull(column, row)) {
                return false;
            }
            boolean found = wanted.test(table.textAt(column, row));
            memo.put(key, found);
            return found;
        };
    }
}
