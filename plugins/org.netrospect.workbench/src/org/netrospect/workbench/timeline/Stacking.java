package org.netrospect.workbench.timeline;

import java.util.OptionalInt;
import org.netrospect.core.table.TableSchema;

/** By what the bars of the timeline are divided. */
enum Stacking {
    NOTHING("Not divided", ""), PROTOCOL("By protocol", "proto"), SERVICE("By service", "service"),
    STATE("By state", "state");

    private final String title;
    private final String column;

    Stacking(String title, String column) {
        this.title = title;
        this.column = column;
    }

    String title() {
        return title;
    }

    /** The column of sessions whose values divide the bars. */
    OptionalInt column(TableSchema sessions) {
        return column.isEmpty() ? OptionalInt.empty() : sessions.find(column);
    }

    /** The field of the filter language that {@link #column} is; empty for {@link #NOTHING}. */
    String field() {
        return column;
    }
}
