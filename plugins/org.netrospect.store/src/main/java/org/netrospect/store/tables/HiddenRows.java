package org.netrospect.store.tables;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.netrospect.core.table.Table;

/**
 * Rows of a stored table that belong to captures which left the case. Rows that are appended later never
 * belong to such a capture, so this stays true while the table grows. Any thread.
 */
public final class HiddenRows {
    public static final HiddenRows NONE = new HiddenRows(new int[0], new int[0], 0);

    /** First row of each run of hidden rows, ascending, and how many rows are hidden before it. */
    private final int[] runs;
    private final int[] before;
    private final int count;

    private HiddenRows(int[] runs, int[] before, int count) {
        this.runs = runs;
        this.before = before;
        this.count = count;
    }

    /** @param rows how many rows are looked at; @param hides says of a row whether it is hidden */
    static HiddenRows of(int rows, IntPredicate hides) {
        int[] runs = new int[16];
        int[] before = new int[16];
        int found = 0;
        int count = 0;
        boolean hidden = false;
        for (int row = 0; row < rows; row++) {
            boolean now = hides.test(row);
            if (now && !hidden) {
                if (found == runs.length) {
                    runs = Arrays.copyOf(runs, found * 2);
                    before = Arrays.copyOf(before, found * 2);
                }
                runs[found] = row;
                before[found++] = count;
            }
            hidden = now;
            count += now ? 1 : 0;
        }
        return new HiddenRows(Arrays.copyOf(runs, found), Arrays.copyOf(before, found), count);
    }

    /** A snapshot without the hidden rows. */
    public Table hide(Table stored) {
        return count == 0 ? stored : new RemainingTable(stored, this);
    }

    /** How many rows are hidden. */
    int count() {
        return count;
    }

    /** The stored row of a visible one. */
    int stored(int visible) {
        int low = 0;
        int high = runs.length;
        // the runs whose first row, counted in visible rows, is not behind this one
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (runs[middle] - before[middle] <= visible) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return visible + hiddenBefore(low);
    }

    /** The visible row of a stored one; -1 if it is hidden. */
    public int visible(int row) {
        int place = Arrays.binarySearch(runs, row);
        int run = place >= 0 ? place : -place - 2;
        if (run < 0) {
            return row;
        }
        int hidden = hiddenBefore(run + 1);
        return row - runs[run] < hidden - before[run] ? -1 : row - hidden;
    }

    private int hiddenBefore(int run) {
        return run == runs.length ? count : before[run];
    }
}
