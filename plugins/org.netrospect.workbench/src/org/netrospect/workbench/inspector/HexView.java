package org.netrospect.workbench.inspector;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ScrollBar;
import org.netrospect.workbench.Palette;

/**
 * Bytes as offset, hexadecimal and text, with a selection by mouse and keyboard. Bytes given stay the giver's,
 * unchanged.
 */
final class HexView extends Canvas {
    private static final int MARGIN = 6;

    private Palette palette;
    private byte[] bytes = new byte[0];
    private int anchor;
    private int caret;
    private boolean selected;
    private HexRow row = HexRow.WIDE;
    private int charWidth = 8;
    private int lineHeight = 16;
    private IntConsumer picked = offset -> {
    };

    HexView(Composite parent, Palette palette) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.V_SCROLL | SWT.H_SCROLL);
        palette(palette);
        addPaintListener(e -> paint(e.gc));
        addListener(SWT.Resize, e -> scrollBars());
        addListener(SWT.MouseDown, this::pressed);
        addListener(SWT.MouseMove, e -> drag(e));
        addListener(SWT.MouseDoubleClick, e -> select(0, bytes.length));
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> redraw());
        addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT
                || e.detail == SWT.TRAVERSE_TAB_PREVIOUS
                || e.detail == SWT.TRAVERSE_ESCAPE);
        addKeyListener(KeyListener.keyPressedAdapter(this::key));
        getVerticalBar().addListener(SWT.Selection, e -> redraw());
        getHorizontalBar().addListener(SWT.Selection, e -> redraw());
        setMenu(menu());
        describe();
    }

    /** Takes on colours and fonts. */
    void palette(Palette of) {
        palette = of;
        setFont(of.mono());
        measure();
        redraw();
    }

    /** Told the offset of the byte that the analyst points at. */
    void onPick(IntConsumer listener) {
        picked = listener;
    }

    void bytes(byte[] shown) {
        bytes = shown;
        selected = false;
        anchor = 0;
        caret = 0;
        getVerticalBar().setSelection(0);
        scrollBars();
        redraw();
    }

    /** Highlights bytes and brings the first of them into view. */
    void select(int from, int length) {
        anchor = Math.clamp(from, 0, bytes.length);
        caret = Math.clamp((long) from + length - 1, 0, Math.max(0, bytes.length - 1));
        selected = length > 0 && from < bytes.length;
        reveal(anchor);
        redraw();
    }

    /** Index of the first highlighted byte, if any is. */
    Optional<int[]> selection() {
        return selected ? Optional.of(new int[] {Math.min(anchor, caret), Math.max(anchor, caret) + 1})
                : Optional.empty();
    }

    private void measure() {
        GC gc = new GC(this);
        gc.setFont(getFont());
        charWidth = (int) Math.ceil(gc.textExtent("0".repeat(100)).x / 100.0);
        lineHeight = gc.getFontMetrics().getHeight() + 2;
        gc.dispose();
    }

    private int rows() {
        return (bytes.length + row.bytes() - 1) / row.bytes();
    }

    private void scrollBars() {
        Rectangle area = getClientArea();
        row = HexRow.WIDE.width() * charWidth + 2 * MARGIN <= area.width ? HexRow.WIDE : HexRow.NARROW;
        bar(getVerticalBar(), rows(), Math.max(1, (area.height - MARGIN) / lineHeight));
        bar(getHorizontalBar(), row.width() * charWidth + 2 * MARGIN, Math.max(1, area.width));
    }

    private static void bar(ScrollBar bar, int whole, int part) {
        bar.setVisible(whole > part);
        bar.setValues(Math.min(bar.getSelection(), Math.max(0, whole - part)), 0, Math.max(1, whole),
                Math.min(part, Math.max(1,
                whole)), Math.max(1, part / 10), Math.max(1, part - 1));
    }

    private int top() {
        return getVerticalBar().isVisible() ? getVerticalBar().getSelection() : 0;
    }

    private int left() {
        return MARGIN - (getHorizontalBar().isVisible() ? getHorizontalBar().getSelection() : 0);
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setFont(getFont());
        gc.setBackground(palette.background());
        gc.fillRectangle(area);
        int top = top();
        int x = left();
        for (int line = top; line < rows() && (line - top) * lineHeight < area.height; line++) {
            int y = MARGIN / 2 + (line - top) * lineHeight;
            int from = line * row.bytes();
            paintSelection(gc, from, x, y);
            String words = row.line(from, bytes, from);
            gc.setForeground(palette.dim());
            gc.drawText(words.substring(0, HexRow.HEX), x, y + 1, true);
            // Drawn byte by byte: a font's width of many characters is not always many times that of one.
            for (int i = 0; i < row.bytes() && from + i < bytes.length; i++) {
                gc.setForeground(contains(from + i) ? palette.selectionText() : palette.text());
                int hex = row.hexColumn(i);
                gc.drawText(words.substring(hex, hex + 2), x + hex * charWidth, y + 1, true);
                int text = row.textColumn(i);
                gc.drawText(words.substring(text, text + 1), x + text * charWidth, y + 1, true);
            }
        }
        if (isFocusControl()) {
            gc.setForeground(palette.selection());
            gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        }
    }

    private void paintSelection(GC gc, int from, int x, int y) {
        Optional<int[]> range = selection().filter(r -> r[0] < from + row.bytes() && r[1] > from);
        if (range.isPresent()) {
            int first = Math.max(0, range.get()[0] - from);
            int last = Math.min(row.bytes(), range.get()[1] - from) - 1;
            gc.setBackground(palette.selection());
            int hex = row.hexColumn(first) * charWidth;
            gc.fillRectangle(x + hex - 2, y, (row.hexColumn(last) + 2) * charWidth - hex + 4, lineHeight);
            gc.fillRectangle(x + row.textColumn(first) * charWidth, y, (last - first + 1) * charWidth, lineHeight);
        }
    }

    private boolean contains(int offset) {
        return selection().filter(r -> offset >= r[0] && offset < r[1]).isPresent();
    }

    private OptionalInt offsetAt(int x, int y) {
        int line = top() + Math.floorDiv(y - MARGIN / 2, lineHeight);
        OptionalInt inRow = row.byteAt((x - left()) / charWidth);
        if (line < 0 || line >= rows() || inRow.isEmpty()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Math.min(bytes.length - 1, line * row.bytes() + inRow.getAsInt()));
    }

    private void pressed(Event e) {
        setFocus();
        OptionalInt at = offsetAt(e.x, e.y);
        if (e.button == 1 && at.isPresent()) {
            move(at.getAsInt(), (e.stateMask & SWT.SHIFT) != 0);
        }
    }

    private void drag(Event e) {
        if ((e.stateMask & SWT.BUTTON1) != 0) {
            offsetAt(e.x, e.y).ifPresent(at -> {
                if (at != caret) {
                    caret = at;
                    selected = true;
                    reveal(at);
                    redraw();
                }
            });
        }
    }

    /** Moves the caret; without {@code extend} the byte there is picked, which may highlight the field it is in. */
    private void move(int to, boolean extend) {
        if (bytes.length == 0) {
            return;
        }
        caret = Math.clamp(to, 0, bytes.length - 1);
        selected = true;
        int at = caret;
        if (!extend) {
            anchor = caret;
            picked.accept(at);
        }
        reveal(at);
        redraw();
    }

    private void reveal(int offset) {
        int line = offset / row.bytes();
        ScrollBar bar = getVerticalBar();
        int page = Math.max(1, bar.getThumb());
        if (line < top()) {
            bar.setSelection(line);
        } else if (line >= top() + page) {
            bar.setSelection(line - page + 1);
        }
    }

    private void key(KeyEvent e) {
        boolean shift = (e.stateMask & SWT.SHIFT) != 0;
        boolean control = (e.stateMask & SWT.MOD1) != 0;
        switch (e.keyCode) {
            case SWT.ARROW_LEFT -> move(caret - 1, shift);
            case SWT.ARROW_RIGHT -> move(caret + 1, shift);
            case SWT.ARROW_UP -> move(caret < row.bytes() ? caret : caret - row.bytes(), shift);
            case SWT.ARROW_DOWN -> move(caret + row.bytes() >= bytes.length ? caret : caret + row.bytes(), shift);
            case SWT.PAGE_UP -> move(caret - row.bytes() * getVerticalBar().getThumb(), shift);
            case SWT.PAGE_DOWN -> move(caret + row.bytes() * getVerticalBar().getThumb(), shift);
            case SWT.HOME -> move(control ? 0 : caret / row.bytes() * row.bytes(), shift);
            case SWT.END -> move(control ? bytes.length - 1 : caret / row.bytes() * row.bytes() + row.bytes() - 1,
                    shift);
            case 'a' -> {
                if (control) {
                    select(0, bytes.length);
                }
            }
            case 'c' -> {
                if (control) {
                    copy(BytesText.HEX);
                }
            }
            default -> {
            }
        }
    }

    private Menu menu() {
        Menu menu = new Menu(this);
        for (BytesText way : BytesText.values()) {
            MenuItem item = new MenuItem(menu, SWT.PUSH);
            item.setText(way.title() + (way == BytesText.HEX ? "\tCtrl+C" : ""));
            item.addListener(SWT.Selection, e -> copy(way));
        }
        new MenuItem(menu, SWT.SEPARATOR);
        MenuItem all = new MenuItem(menu, SWT.PUSH);
        all.setText("Select All\tCtrl+A");
        all.addListener(SWT.Selection, e -> select(0, bytes.length));
        return menu;
    }

    /** Puts the highlighted bytes, or else all, on the clipboard. */
    private void copy(BytesText way) {
        int[] range = selection().orElseGet(() -> new int[] {0, bytes.length});
        String text = way.of(bytes, range[0], range[1]);
        ValueMenu.copy(getDisplay(), text);
    }

    private void describe() {
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                int from = caret / row.bytes() * row.bytes();
                e.result = "Bytes of the packet" + (from < bytes.length ? ", " + row.line(from, bytes, from) : "");
            }
        });
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_TEXT;
            }
        });
    }
}
