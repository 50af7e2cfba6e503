package org.netrospect.workbench.table;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.Sort;
import org.netrospect.workbench.Palette;

/** Draws header and rows of a {@link DataTable}. */
final class TablePainter {
    /** Points between the edge of a cell and its text. */
    static final int PAD = 6;
    private static final int MARK = 3;
    private static final String ELLIPSIS = "…";

    private final DataTable table;

    TablePainter(DataTable table) {
        this.table = table;
    }

    void paint(GC gc, Rectangle area) {
        Palette palette = table.palette();
        gc.setBackground(palette.background());
        gc.fillRectangle(area);
        int header = table.metrics().header();
        int height = table.metrics().row();
        int first = Math.max(0, table.scroll().top() / height);
        int last = Math.min(table.rows() - 1, (table.scroll().top() + area.height - header) / height);
        for (int position = first; position <= last; position++) {
            row(gc, palette, area, position, header + position * height - table.scroll().top());
        }
        header(gc, palette, area);
        if (table.rows() == 0) {
            empty(gc, palette, area);
        }
        if (table.isFocusControl()) {
            gc.setForeground(palette.accent());
            gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        }
    }

    private void row(GC gc, Palette palette, Rectangle area, int position, int y) {
        int height = table.metrics().row();
        boolean selected = table.selectionModel().contains(position);
        boolean focus = table.isFocusControl();
        Color back = selected ? focus ? palette.selection() : palette.inactiveSelection()
                : position == table.pointer().hovered() ? palette.hover() : palette.background();
        if (back != palette.background()) {
            gc.setBackground(back);
            gc.fillRectangle(0, y, area.width, height);
        }
        gc.setForeground(palette.line());
        gc.drawLine(0, y + height - 1, area.width, y + height - 1);
        Optional<String[]> texts = table.row(position).map(TablePages.Row::texts);
        if (texts.isPresent()) {
            Optional<Color> own = table.colors().row(table.look().schema(), table.visibleColumns(), texts.get());
            cells(gc, palette, area, y, texts.get(),
                    own.orElse(selected ? palette.selectionText() : palette.text()));
        } else {
            gc.setBackground(palette.line());
            gc.fillRoundRectangle(PAD, y + height / 2 - 3, 120, 6, 6, 6);
        }
        if (table.row(position).filter(TablePages.Row::marked).isPresent()) {
            gc.setBackground(palette.bad());
            gc.fillRectangle(0, y, MARK, height - 1);
        }
        if (position == table.selectionModel().lead() && focus) {
            gc.setForeground(palette.accent());
            gc.setLineStyle(SWT.LINE_DOT);
            gc.drawRectangle(1, y, area.width - 3, height - 2);
            gc.setLineStyle(SWT.LINE_SOLID);
            int current = table.columns().current();
            if (current >= 0) {
                gc.drawRectangle(table.columns().left(current) - table.scroll().left(), y,
                        table.columns().width(current) - 1, height - 2);
            }
        }
    }

    private void cells(GC gc, Palette palette, Rectangle area, int y, String[] texts, Color color) {
        TableColumns columns = table.columns();
        int x = -table.scroll().left();
        for (int place = 0; place < columns.count() && x < area.width; place++) {
            int width = columns.width(place);
            if (x + width > 0 && place < texts.length) {
                cell(gc, palette, table.definition(place), texts[place], x, y, width, color);
            }
            x += width;
        }
    }

    private void cell(GC gc, Palette palette, Column column, String text, int x, int y, int width, Color color) {
        boolean mono = TableLook.mono(column);
        gc.setFont(mono ? palette.mono() : palette.plain());
        gc.setForeground(text.equals("–") ? palette.dim() : table.colors().text(column, text).orElse(color));
        int room = width - 2 * PAD;
        int size = width(gc, mono, text);
        String shown = size <= room ? text : cut(gc, text, room);
        int shownSize = size <= room ? size : width(gc, mono, shown);
        int left = TableLook.right(column) ? x + width - PAD - shownSize : x + PAD;
        gc.drawString(shown, left, y + (mono ? table.metrics().monoOffset() : table.metrics().plainOffset()), true);
    }

    private int width(GC gc, boolean mono, String text) {
        return mono && ascii(text) ? text.length() * table.metrics().character()
                : gc.textExtent(text, SWT.DRAW_TRANSPARENT).x;
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7e) {
                return false;
            }
        }
        return true;
    }

    private static String cut(GC gc, String text, int room) {
        int low = 0;
        int high = Math.min(text.length(), Math.max(1, room));
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (gc.stringExtent(text.substring(0, middle) + ELLIPSIS).x <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return text.substring(0, low) + ELLIPSIS;
    }

    private void header(GC gc, Palette palette, Rectangle area) {
        int height = table.metrics().header();
        gc.setBackground(palette.header());
        gc.fillRectangle(0, 0, area.width, height);
        gc.setForeground(palette.line());
        gc.drawLine(0, height - 1, area.width, height - 1);
        TableColumns columns = table.columns();
        int x = -table.scroll().left();
        for (int place = 0; place < columns.count() && x < area.width; place++) {
            int width = columns.width(place);
            if (x + width > 0) {
                title(gc, palette, place, x, width, height);
            }
            x += width;
        }
        table.pointer().drop().ifPresent(mark -> {
            gc.setBackground(palette.accent());
            gc.fillRectangle(mark - table.scroll().left() - 1, 0, 3, height);
        });
    }

    private void title(GC gc, Palette palette, int place, int x, int width, int height) {
        Column column = table.definition(place);
        Optional<Sort> sort = table.sort().filter(s -> s.column() == table.columns().column(place));
        gc.setFont(palette.bold());
        String text = column.title();
        int arrow = sort.isPresent() ? 12 : 0;
        int room = width - 2 * PAD - arrow;
        Point size = gc.stringExtent(text);
        if (size.x > room) {
            text = cut(gc, text, room);
            size = gc.stringExtent(text);
        }
        int left = TableLook.right(column) ? x + width - PAD - size.x - arrow : x + PAD;
        gc.setForeground(palette.text());
        gc.drawString(text, left, (height - size.y) / 2, true);
        sort.ifPresent(s -> {
            int ax = x + width - PAD - 8;
            int ay = height / 2;
            gc.setBackground(palette.accent());
            gc.fillPolygon(s.descending() ? new int[] {ax, ay - 2, ax + 8, ay - 2, ax + 4, ay + 3}
                    : new int[] {ax, ay + 3, ax + 8, ay + 3, ax + 4, ay - 2});
        });
        gc.setForeground(palette.line());
        gc.drawLine(x + width - 1, 4, x + width - 1, height - 5);
    }

    private void empty(GC gc, Palette palette, Rectangle area) {
        gc.setFont(palette.plain());
        gc.setForeground(palette.dim());
        String text = wrapped(gc, table.emptyText(), Math.max(80, area.width - 48));
        Point size = gc.textExtent(text);
        gc.drawText(text, Math.max(24, (area.width - size.x) / 2),
                Math.max(table.metrics().header() + 12, (area.height - size.y) * 2 / 5), true);
    }

    private static String wrapped(GC gc, String text, int room) {
        StringBuilder all = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && gc.stringExtent(line + " " + word).x > room) {
                all.append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        return all.append(line).toString();
    }
}
