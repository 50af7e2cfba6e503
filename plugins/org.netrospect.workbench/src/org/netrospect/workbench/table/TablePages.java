package org.netrospect.workbench.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.RecentMap;
import org.netrospect.core.table.Table;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.ShownRows;

/** Texts of the cells on and around the screen, fetched in the background. User-interface thread only. */
final class TablePages {
    private static final int PAGE = 64;
    private static final int MAX = 64;

    private final Background background;
    private final Runnable arrived;
    private final Map<Integer, Row[]> pages = RecentMap.byAccess(MAX);
    /** What was on the screen before, shown until what is there now has come. */
    private Map<Integer, Row[]> stale = new HashMap<>();
    private final Set<Integer> wanted = new HashSet<>();
    private Optional<ShownRows> shown = Optional.empty();
    private CellText texts;
    private RowMarks marks = (table, row) -> false;
    private List<Integer> columns = List.of();
    private boolean fetching;
    private int generation;

    /** A row as it is drawn. */
    record Row(String[] texts, boolean marked) {
    }

    /** What was fetched for which state of the table. */
    private record Fetched(int generation, Map<Integer, Row[]> pages) {
    }

    TablePages(Background background, CellText texts, Runnable arrived) {
        this.background = background;
        this.texts = texts;
        this.arrived = arrived;
    }

    /**
     * Shows other rows or columns.
     *
     * @param similar whether texts known so far may stay until the new ones are there, so that nothing flickers
     */
    void show(Optional<ShownRows> rows, CellText format, List<Integer> shownColumns, boolean similar) {
        shown = rows;
        texts = format;
        columns = List.copyOf(shownColumns);
        generation++;
        fetching = false;
        wanted.clear();
        stale = similar ? new HashMap<>(stale) : new HashMap<>();
        if (similar) {
            stale.putAll(pages);
        }
        pages.clear();
    }

    /** Which rows are marked; those known so far stay as they are until other rows are shown. */
    void marks(RowMarks by) {
        marks = by;
    }

    /** A row with its texts in the order of the columns; empty while they are fetched. */
    Optional<Row> row(int position) {
        int page = position / PAGE;
        Row[] texts = pages.get(page);
        if (texts == null || position % PAGE >= texts.length) {
            wanted.add(page);
            Row[] before = stale.get(page);
            return before == null || position % PAGE >= before.length ? Optional.empty()
                    : Optional.of(before[position % PAGE]);
        }
        return Optional.of(texts[position % PAGE]);
    }

    /** Fetches what was asked for in vain since the last call. */
    void fetch() {
        if (fetching || wanted.isEmpty() || shown.isEmpty()) {
            return;
        }
        fetching = true;
        ShownRows rows = shown.get();
        CellText format = texts;
        RowMarks marking = marks;
        List<Integer> of = columns;
        int now = generation;
        List<Integer> numbers = new ArrayList<>(wanted);
        wanted.clear();
        background.run("Reading rows of " + rows.table().schema().name(), cancelled -> {
            Map<Integer, Row[]> fetched = new LinkedHashMap<>();
            for (int page : numbers) {
                fetched.put(page, page(rows, format, of, marking, page));
            }
            return new Fetched(now, fetched);
        }, this::arrived);
    }

    private void arrived(Fetched fetched) {
        if (fetched.generation == generation) {
            fetching = false;
            pages.putAll(fetched.pages);
            stale.keySet().removeAll(fetched.pages.keySet());
            arrived.run();
        }
    }

    private static Row[] page(ShownRows rows, CellText format, List<Integer> columns, RowMarks marks, int page) {
        int first = page * PAGE;
        int n = Math.max(0, Math.min(PAGE, rows.rows().size() - first));
        Row[] texts = new Row[n];
        for (int i = 0; i < n; i++) {
            int row = rows.rows().row(first + i);
            texts[i] = new Row(row(rows.table(), format, columns, row), marks.marked(rows.table(), row));
        }
        return texts;
    }

    static String[] row(Table table, CellText format, List<Integer> columns, int row) {
        String[] texts = new String[columns.size()];
        for (int c = 0; c < texts.length; c++) {
            texts[c] = format.of(table, columns.get(c), row);
        }
        return texts;
    }
}
