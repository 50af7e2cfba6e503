package org.netrospect.workbench.table;

import java.util.OptionalInt;

/** What the pointer leaves on a table: the row it is over, and where a column that is dragged would go. */
final class PointerMarks {
    private final Runnable redraw;
    private int hovered = -1;
    private OptionalInt drop = OptionalInt.empty();

    PointerMarks(Runnable redraw) {
        this.redraw = redraw;
    }

    /** Position of the row under the pointer, -1 for none. */
    int hovered() {
        return hovered;
    }

    void hovered(int position) {
        if (position != hovered) {
            hovered = position;
            redraw.run();
        }
    }

    /** Where the dragged column would begin, in pixels of the whole header. */
    OptionalInt drop() {
        return drop;
    }

    void drop(OptionalInt x) {
        drop = x;
        redraw.run();
    }
}
