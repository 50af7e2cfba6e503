package org.netrospect.workbench.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.workbench.model.Settings;

/** Which columns a table shows, in which order and how wide; kept between starts. */
final class TableColumns {
    private static final int MIN = 24;
    /** Room for the mark of the order beside the title. */
    private static final int MARK = 12;

    private final TableLook look;
    private final Settings settings;
    private final List<Shown> shown = new ArrayList<>();
    private final int characterWidth;
    private boolean years;
    private int room;
    private int current = -1;
    private final ToIntFunction<String> titleWidth;

    /** One column: index in the schema, and width in points. */
    private record Shown(int column, int width) {
    }

    /** @param titleWidth measures a title in the font of the header */
    TableColumns(TableLook look, Settings settings, int characterWidth, ToIntFunction<String> titleWidth) {
        this.look = look;
        this.settings = settings;
        this.characterWidth = characterWidth;
        this.titleWidth = titleWidth;
        if (!restore(settings.text(key()))) {
            reset();
        }
    }

    private String key() {
        return "columns." + look.name();
    }

    private boolean restore(String text) {
        for (String part : text.split(" ")) {
            int colon = part.indexOf(':');
            if (colon > 0 && part.substring(colon + 1).matches("\\d{1,4}")) {
                look.schema().find(part.substring(0, colon)).ifPresent(
                        c -> shown.add(new Shown(c, Math.max(MIN, Integer.parseInt(part.substring(colon + 1))))));
            }
        }
        return !shown.isEmpty();
    }

    void reset() {
        shown.clear();
        for (String name : look.columns()) {
            shown.add(usual(look.schema().index(name)));
        }
    }

    private Shown usual(int column) {
        Column of = look.schema().column(column);
        int text = Math.max(look.width(of) * characterWidth, titleWidth.applyAsInt(of.title()) + MARK);
        return new Shown(column, Math.max(MIN, text + 2 * TablePainter.PAD));
    }

    void keep() {
        StringBuilder text = new StringBuilder();
        for (Shown s : shown) {
            text.append(look.schema().column(s.column).name()).append(':').append(s.width).append(' ');
        }
        settings.text(key(), text.toString().trim());
    }

    int count() {
        return shown.size();
    }

    /** Index in the schema. */
    int column(int place) {
        return shown.get(place).column;
    }

    /** The last column takes what the others leave, if it is a text. */
    int width(int place) {
        int own = shown.get(place).width + year(place);
        if (place < count() - 1 || TableLook.mono(look.schema().column(column(place)))) {
            return own;
        }
        int before = 0;
        for (int i = 0; i < place; i++) {
            before += shown.get(i).width + year(i);
        }
        return Math.max(own, room - before);
    }

    /** Place of the column that the keyboard is in; -1 before a key went to one. */
    int current() {
        return Math.min(current, count() - 1);
    }

    void current(int place) {
        current = Math.clamp(place, 0, count() - 1);
    }

    /** How wide the widget is. */
    void room(int points) {
        room = points;
    }

    void width(int place, int width) {
        shown.set(place, new Shown(column(place), Math.max(MIN, width - year(place))));
    }

    /** Whether times are written with their years, and so need more room than what is kept. */
    void years(boolean with) {
        years = with;
    }

    private int year(int place) {
        Column of = look.schema().column(column(place));
        boolean more = years && of.type() == ColumnType.TIME && look.width(of) < TimeFormat.SHORT_WITH_YEAR;
        return more ? (TimeFormat.SHORT_WITH_YEAR - TimeFormat.SHORT) * characterWidth : 0;
    }

    /** Left edge, from the left of the first column. */
    int left(int place) {
        int x = 0;
        for (int i = 0; i < place; i++) {
            x += width(i);
        }
        return x;
    }

    int total() {
        return left(count());
    }

    /** Place of the column at a distance from the left of the first; -1 if there is none. */
    int at(int x) {
        int right = 0;
        for (int i = 0; i < count(); i++) {
            right += width(i);
            if (x >= 0 && x < right) {
                return i;
            }
        }
        return -1;
    }

    /** Place of the column whose right edge is near; -1 if there is none. */
    int edgeAt(int x, int near) {
        int right = 0;
        int found = -1;
        for (int i = 0; i < count(); i++) {
            right += width(i);
            if (Math.abs(x - right) <= near) {
                found = i;
            }
        }
        return found;
    }

    void move(int from, int to) {
        Shown moved = shown.remove(from);
        shown.add(Math.min(to, shown.size()), moved);
    }

    boolean shows(int column) {
        return shown.stream().anyMatch(s -> s.column == column);
    }

    /** Shows a hidden column where the schema has it, or hides it; the last one stays. */
    void toggle(int column) {
        if (shows(column)) {
            if (shown.size() > 1) {
                shown.removeIf(s -> s.column == column);
            }
            return;
        }
        int place = 0;
        while (place < shown.size() && shown.get(place).column < column) {
            place++;
        }
        shown.add(place, usual(column));
    }

    List<Integer> columns() {
        return shown.stream().map(Shown::column).toList();
    }
}
