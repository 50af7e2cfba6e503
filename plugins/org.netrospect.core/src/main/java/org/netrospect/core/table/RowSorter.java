package org.netrospect.core.table;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/** Stable sorts of row numbers by the values of one column. */
final class RowSorter {
    private final Table table;
    private final BooleanSupplier cancelled;

    RowSorter(Table table, BooleanSupplier cancelled) {
        this.table = table;
        this.cancelled = cancelled;
    }

    /** True if rows stand in the order of presentation already, as they mostly do. */
    boolean inOrder(int n, IntUnaryOperator rows) {
        int[] keys = presentation();
        for (int i = 1; i < n && keys.length > 0; i++) {
            if (compare(keys, rows.applyAsInt(i - 1), rows.applyAsInt(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * True if rows have numbers or times in this column, all of them, and stand in their order already: those of one
     * recording are mostly in the order of time. False says nothing.
     */
    boolean inOrder(int n, IntUnaryOperator rows, Sort sort) {
        int column = sort.column();
        ColumnType type = table.schema().column(column).type();
        if (type != ColumnType.TIME && type != ColumnType.INTEGER) {
            return false;
        }
        long flip = sort.descending() ? -1 : 0;
        long before = Long.MIN_VALUE;
        for (int i = 0; i < n; i++) {
            int row = rows.applyAsInt(i);
            long value = table.longAt(column, row) ^ flip;
            if (value < before || table.isNull(column, row)) {
                return false;
            }
            before = value;
        }
        return true;
    }

    private int compare(int[] keys, int row, int other) {
        for (int key : keys) {
            int order = Long.compare(table.longAt(key, row), table.longAt(key, other));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    void sortForPresentation(int[] rows) {
        int[] keys = presentation();
        for (int i = keys.length - 1; i >= 0; i--) {
            int column = keys[i];
            byKey(rows, rows.length, row -> table.longAt(column, row));
        }
    }

    private int[] presentation() {
        TableSchema schema = table.schema();
        OptionalInt capture = schema.find("capture");
        for (String packet : new String[] {"packet", "number"}) {
            OptionalInt number = schema.find(packet);
            // sessions and captures are numbered in the order of their packets
            boolean numbered = schema.column(0).name().equals("id") && schema.find("session").isEmpty();
            if (capture.isPresent() && number.isPresent() && !numbered) {
                return new int[] {capture.getAsInt(), number.getAsInt()};
            }
        }
        Optional<OptionalInt> key = Optional.of(schema.find("id")).filter(OptionalInt::isPresent)
                .or(() -> Optional.of(schema.find("session")).filter(OptionalInt::isPresent));
        return key.map(k -> new int[] {k.getAsInt()}).orElse(new int[0]);
    }

    void sort(int[] rows, Sort sort) {
        int column = sort.column();
        int n = nullsLast(rows, column);
        long flip = sort.descending() ? -1 : 0;
        switch (table.schema().column(column).type()) {
            case INTEGER, TIME, DURATION, BOOLEAN -> byKey(rows, n, row -> table.longAt(column, row) ^ flip);
            case DECIMAL -> byKey(rows, n, row -> ordered(table.doubleAt(column, row)) ^ flip);
            case ADDRESS -> {
                byKey(rows, n, row -> table.addressLowAt(column, row) ^ Long.MIN_VALUE ^ flip);
                byKey(rows, n, row -> table.addressHighAt(column, row) ^ Long.MIN_VALUE ^ flip);
                byKey(rows, n, row -> table.addressVersionAt(column, row) ^ flip);
            }
            case TEXT, JSON -> new TextSorter(table, column, sort.descending(), cancelled).sort(rows, n);
        }
    }

    /** Moves rows without a value behind the others; returns how many have one. */
    private int nullsLast(int[] rows, int column) {
        int first = 0;
        while (first < rows.length && !table.isNull(column, rows[first])) {
            first++;
        }
        if (first == rows.length) {
            return first;
        }
        int[] without = new int[rows.length - first];
        int nulls = 0;
        int kept = first;
        for (int i = first; i < rows.length; i++) {
            if (table.isNull(column, rows[i])) {
                without[nulls++] = rows[i];
            } else {
                rows[kept++] = rows[i];
            }
        }
        System.arraycopy(without, 0, rows, kept, nulls);
        return kept;
    }

    private void byKey(int[] rows, int n, IntToLongFunction key) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
        RadixSort.sort(rows, 0, n, key, cancelled);
    }

    /** A long whose signed order is the order of doubles, NaN last, -0 before 0. */
    private static long ordered(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
    }
}
