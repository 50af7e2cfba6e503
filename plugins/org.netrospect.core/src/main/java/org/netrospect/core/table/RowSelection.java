package org.netrospect.core.table;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Which rows of a table are shown, and in which order. Immutable. */
public final class RowSelection {
    private static final int CHUNK = 1 << 16;
    private static final int[] ALL = new int[0];

    private final int[] rows;
    private final int size;

    private RowSelection(int[] rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    /** The rows given, in that order; the caller leaves the array alone. */
    public static RowSelection of(int... rows) {
        return new RowSelection(rows, rows.length);
    }

    /**
     * The rows that fulfil the predicate, sorted; without a sort in the order of presentation, which is by packet. Rows
     * without a value in the sort column come last in either direction, equal rows in the order of presentation. Uses
     * all cores.
     *
     * @throws CancellationException {@code cancelled} said so
     */
    public static RowSelection select(Table table, Optional<RowPredicate> predicate, Optional<Sort> sort,
            BooleanSupplier cancelled) {
        RowSorter sorter = new RowSorter(table, cancelled);
        if (predicate.isEmpty() && sorter.inOrder(table.rows(), i -> i)
                && (sort.isEmpty() || sorter.inOrder(table.rows(), i -> i, sort.get()))) {
            return new RowSelection(ALL, table.rows());
        }
        int[] selected = predicate.map(p -> filter(table.rows(), p, cancelled))
                .orElseGet(() -> IntStream.range(0, table.rows()).toArray());
        if (!sorter.inOrder(selected.length, i -> selected[i])) {
            sorter.sortForPresentation(selected);
        }
        if (sort.isPresent() && !sorter.inOrder(selected.length, i -> selected[i], sort.get())) {
            sorter.sort(selected, sort.get());
        }
        return new RowSelection(selected, selected.length);
    }

    private static int[] filter(int rows, RowPredicate predicate, BooleanSupplier cancelled) {
        int chunks = (rows + CHUNK - 1) / CHUNK;
        int[][] parts = new int[chunks][];
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            int first = chunk * CHUNK;
            int end = Math.min(rows - first, CHUNK) + first;
            int[] found = new int[end - first];
            int n = 0;
            for (int row = first; row < end; row++) {
                // Often, as a predicate may look for a slow expression in every row; the cost was not measurable.
                if ((row & 31) == 0 && cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                if (predicate.test(row)) {
                    found[n++] = row;
                }
            }
            parts[chunk] = Arrays.copyOf(found, n);
        });
        int total = 0;
        for (int[] part : parts) {
            total += part.length;
        }
        int[] all = new int[total];
        int at = 0;
        for (int[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    public int size() {
        return size;
    }

    /** The row of the table at a position from 0. */
    public int row(int position) {
        if (rows != ALL) {
            return rows[position];
        }
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException(position);
        }
        return position;
    }

    /** The position of a row, or -1; looks at every position. */
    public int positionOf(int row) {
        if (rows == ALL) {
            return row >= 0 && row < size ? row : -1;
        }
        for (int i = 0; i < size; i++) {
            if (rows[i] == row) {
                return i;
            }
        }
        return -1;
    }
}
