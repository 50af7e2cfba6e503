package org.netrospect.workbench.files;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.file.FileContent;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ShownRows;

/** Recovered files as a grid of thumbnails; of files that are no images, their type. User-interface thread. */
final class Gallery extends Canvas {
    private static final int SIDE = 132;
    private static final int PICTURE = 104;
    private static final int GAP = 8;
    /** Thumbnails kept. */
    private static final int KEPT = 400;

    private final CaseContext context;
    private final Map<Long, Optional<Image>> images = new LinkedHashMap<>(16, 0.75f, true);
    private Optional<ShownRows> shown = Optional.empty();
    private Page page = new Page(0, new Cell[0]);
    private IntConsumer selected = position -> {
    };
    private long chosen;
    private final Background background;

    /** What stands in one place. */
    private record Cell(long id, String name, String type, String known, Optional<ImageData> picture) {
    }

    /** The places on the screen, read in the background. @param first position of the first */
    private record Page(int first, Cell[] cells) {
    }

    Gallery(Composite parent, CaseContext context) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.NO_BACKGROUND);
        this.context = context;
        background = context.background(this);
        addPaintListener(e -> paint(e.gc));
        addListener(SWT.Resize, e -> refresh());
        addListener(SWT.MouseDown, this::pressed);
        addListener(SWT.KeyDown, this::key);
        getVerticalBar().addListener(SWT.Selection, e -> refresh());
        addDisposeListener(e -> forget());
    }

    /** Told the position of a file that is chosen. */
    void onSelection(IntConsumer listener) {
        selected = listener;
    }

    void show(Optional<ShownRows> rows) {
        shown = rows;
        if (rows.isEmpty()) {
            forget();
            getVerticalBar().setSelection(0);
        }
        refresh();
    }

    private void forget() {
        images.values().forEach(image -> image.ifPresent(Image::dispose));
        images.clear();
    }

    private int columns() {
        return Math.max(1, (getClientArea().width - GAP) / (SIDE + GAP));
    }

    private int count() {
        return shown.map(rows -> rows.rows().size()).orElse(0);
    }

    private void refresh() {
        int lines = (count() + columns() - 1) / columns();
        int visible = Math.max(1, getClientArea().height / (SIDE + GAP));
        ScrollBar bar = getVerticalBar();
        bar.setValues(Math.min(bar.getSelection(), Math.max(0, lines - visible)), 0, Math.max(1, lines),
                Math.min(visible, Math.max(1, lines)), 1, visible);
        bar.setVisible(lines > visible);
        int first = bar.getSelection() * columns();
        int places = Math.min(count() - first, (visible + 1) * columns());
        Optional<CaseStore> store = context.store();
        if (shown.isEmpty() || store.isEmpty() || places <= 0) {
            page = new Page(0, new Cell[0]);
            redraw();
            return;
        }
        ShownRows rows = shown.get();
        background.run("Reading thumbnails", cancelled -> {
            Cell[] cells = new Cell[places];
            for (int i = 0; i < places && !cancelled.getAsBoolean(); i++) {
                cells[i] = cell(store.get(), rows.table(), rows.rows().row(first + i));
            }
            return new Page(first, cells);
        }, this::read);
    }

    private static Cell cell(CaseStore store, Table files, int row) throws IOException {
        long id = files.longAt(Tables.FILES.index("id"), row);
        String type = files.textAt(Tables.FILES.index("media_type"), row);
        Optional<FileContent> content = type.startsWith("image/") ? store.content(id) : Optional.empty();
        Optional<ImageData> picture = content.isPresent() ? Pictures.small(content.get(), SIDE - 2 * GAP, PICTURE - GAP)
                : Optional.empty();
        int known = Tables.FILES.index("known");
        return new Cell(id, files.textAt(Tables.FILES.index("name"), row), type,
                files.isNull(known, row) ? "" : files.textAt(known, row), picture);
    }

    private void read(Page now) {
        page = now;
        for (Cell cell : now.cells()) {
            if (!images.containsKey(cell.id())) {
                images.put(cell.id(), cell.picture().map(data -> new Image(getDisplay(), data)));
            }
        }
        while (images.size() > Math.max(KEPT, now.cells().length)) {
            long eldest = images.keySet().iterator().next();
            images.remove(eldest).ifPresent(Image::dispose);
        }
        redraw();
    }

    private Rectangle place(int index) {
        int columns = columns();
        return new Rectangle(GAP + index % columns * (SIDE + GAP), GAP + index / columns * (SIDE + GAP), SIDE, SIDE);
    }

    private void paint(GC gc) {
        Palette palette = context.palette();
        Rectangle area = getClientArea();
        gc.setBackground(palette.background());
        gc.fillRectangle(area);
        gc.setFont(palette.small());
        if (count() == 0) {
            gc.setForeground(palette.dim());
            gc.drawText("No files to show.", GAP * 2, GAP * 2, true);
        }
        for (int i = 0; i < page.cells().length; i++) {
            paint(gc, palette, page.cells()[i], place(i));
        }
    }

    private void paint(GC gc, Palette palette, Cell cell, Rectangle at) {
        boolean is = cell.id() == chosen;
        gc.setBackground(is ? palette.selection() : palette.stripe());
        gc.fillRoundRectangle(at.x, at.y, at.width, at.height, 6, 6);
        Optional<Image> image = images.getOrDefault(cell.id(), Optional.empty());
        if (image.isPresent()) {
            Rectangle size = image.get().getBounds();
            gc.drawImage(image.get(), at.x + (at.width - size.width) / 2, at.y + (PICTURE - size.height) / 2);
        } else {
            gc.setForeground(palette.dim());
            center(gc, TypeWords.of(cell.type()), at, at.y + PICTURE / 2);
        }
        gc.setForeground(cell.known().equals("bad") ? palette.bad() : is ? palette.selectionText()
                : cell.known().equals("good") ? palette.dim() : palette.text());
        center(gc, cell.name().isEmpty() ? "file " + cell.id() : cell.name().replaceAll("\\p{Cntrl}", " "), at,
                at.y + PICTURE + 4);
    }

    private static void center(GC gc, String text, Rectangle at, int y) {
        String shown = text;
        while (shown.length() > 4 && gc.textExtent(shown).x > at.width - GAP) {
            shown = shown.substring(0, shown.length() - 2).stripTrailing() + "…";
            if (shown.length() > 1 && shown.charAt(shown.length() - 2) == '…') {
                shown = shown.substring(0, shown.length() - 2) + "…";
            }
        }
        Point size = gc.textExtent(shown);
        gc.drawText(shown, at.x + (at.width - size.x) / 2, y, true);
    }

    private void pressed(Event e) {
        setFocus();
        for (int i = 0; i < page.cells().length; i++) {
            if (place(i).contains(e.x, e.y)) {
                choose(i);
            }
        }
    }

    /** @param index on the page */
    private void choose(int index) {
        mark(page.cells()[index].id());
        selected.accept(page.first() + index);
    }

    /** Shows a file as chosen, without telling it. */
    void mark(long file) {
        chosen = file;
        redraw();
    }

    private void key(Event e) {
        int step = switch (e.keyCode) {
            case SWT.ARROW_LEFT -> -1;
            case SWT.ARROW_RIGHT -> 1;
            case SWT.ARROW_UP -> -columns();
            case SWT.ARROW_DOWN -> columns();
            default -> 0;
        };
        if (step != 0 && page.cells().length > 0
                && Arrays.stream(page.cells()).noneMatch(cell -> cell.id() == chosen)) {
            choose(0);
            return;
        }
        for (int i = 0; step != 0 && i < page.cells().length; i++) {
            if (page.cells()[i].id() == chosen) {
                int to = Math.clamp(i + step, 0, page.cells().length - 1);
                if (place(to).y + SIDE > getClientArea().height || i + step < 0) {
                    getVerticalBar().setSelection(getVerticalBar().getSelection() + Integer.signum(step));
                    refresh();
                }
                choose(to);
                return;
            }
        }
    }
}
