package org.netrospect.workbench.table;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.swt.graphics.Color;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.TableSchema;

/** Which texts and rows have a colour of their own because of what they say. User-interface thread only. */
public final class TableColors {
    private BiFunction<Column, String, Optional<Color>> texts = (column, text) -> Optional.empty();
    private String column = "";
    private Function<String, Optional<Color>> rows = text -> Optional.empty();

    /** Gives texts of some columns a colour. */
    public void texts(BiFunction<Column, String, Optional<Color>> by) {
        texts = by;
    }

    /** Gives rows a colour, by the text of one column while that is shown. */
    public void rows(String byColumn, Function<String, Optional<Color>> by) {
        column = byColumn;
        rows = by;
    }

    Optional<Color> text(Column of, String text) {
        return texts.apply(of, text);
    }

    /** @param shown indexes of the columns on the screen, and {@code of} the texts of the row in them */
    Optional<Color> row(TableSchema schema, List<Integer> shown, String[] of) {
        for (int place = 0; place < Math.min(of.length, shown.size()) && !column.isEmpty(); place++) {
            if (schema.column(shown.get(place)).name().equals(column)) {
                return rows.apply(of[place]);
            }
        }
        return Optional.empty();
    }
}
