package org.netrospect.workbench.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.Sort;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.ShownRows;

/**
 * A table of any number of rows. Only what is on the screen is fetched, in the background, and drawn; selection,
 * keyboard, wheel, columns and copying work as in the desktop's own tables.
 */
public final class DataTable extends Canvas {
    private final CaseContext context;
    private final TableLook look;
    private final Background background;
    private final TablePages pages;
    private final TablePainter painter = new TablePainter(this);
    private final TableScroll scroll;
    private final RowSelectionModel selection = new RowSelectionModel();
    private final TableColumns columns;
    private final TableColors colors = new TableColors();
    private final PointerMarks pointer = new PointerMarks(this::redraw);
    private final List<Consumer<RowChoice>> selectionListeners = new ArrayList<>();
    private Optional<ShownRows> shown = Optional.empty();
    private Optional<Sort> sort;
    private Consumer<Optional<Sort>> sortListener = s -> {
    };
    private IntConsumer openListener = position -> {
    };
    private CellMenu menu = (manager, target) -> {
    };
    private final EmptySentence empty;
    private TableMetrics metrics;

    public DataTable(Composite parent, CaseContext context, TableLook look) {
        super(parent, SWT.V_SCROLL | SWT.H_SCROLL | SWT.NO_BACKGROUND | SWT.DOUBLE_BUFFERED);
        this.context = context;
        this.look = look;
        sort = look.order();
        background = context.background(this);
        empty = new EmptySentence(context, look.empty());
        metrics = TableMetrics.of(this, context.palette());
        columns = new TableColumns(look, context.settings(), metrics.character(),
                title -> TableMetrics.title(this, context.palette(), title));
        pages = new TablePages(background, new CellText(context.times()), this::redraw);
        scroll = new TableScroll(this);
        addPaintListener(e -> {
            painter.paint(e.gc, getClientArea());
            pages.fetch();
        });
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> redraw());
        TableHeader header = new TableHeader(this);
        new TableMouse(this, header).install();
        header.install();
        new TableKeys(this).install();
        new TableAccessible(this).install();
        context.addListener(this, new ContextListener() {
            @Override
            public void settingsChanged() {
                metrics = TableMetrics.of(DataTable.this, context.palette());
                refetch(false);
            }
        });
    }

    /** Shows other rows from the top, nothing selected. */
    public void show(Optional<ShownRows> rows) {
        empty.reading(false);
        shown = rows;
        selection.clear();
        scroll.toTop();
        refetch(false);
        tellSelection();
    }

    /** Shows nothing until rows come that are being read. */
    public void reading() {
        show(Optional.empty());
        empty.reading(true);
    }

    /** Shows what the same question gives now: selected rows stay selected, and the place on the screen is kept. */
    public void update(ShownRows rows) {
        empty.reading(false);
        if (selection.count() == 0) {
            shown = Optional.of(rows);
            refetch(true);
            return;
        }
        RowChoice before = choice();
        background.run("Finding the selected rows again",
                cancelled -> RowSelectionModel.move(before, rows, cancelled), moved -> {
                    shown = Optional.of(rows);
                    selection.moved(moved);
                    refetch(true);
                });
    }

    private void refetch(boolean similar) {
        columns.years(context.times().years());
        pages.show(shown, new CellText(context.times()), columns.columns(), similar);
        scroll.update();
        redraw();
    }

    /** What the table shows. */
    public Optional<ShownRows> shown() {
        return shown;
    }

    /** The order of the look until the analyst chooses one by a header. */
    public Optional<Sort> sort() {
        return sort;
    }

    /** Marks the order; who listens to {@link #onSort} brings the rows. */
    public void sort(Optional<Sort> order) {
        sort = order;
        redraw();
        sortListener.accept(order);
    }

    /** Told when rows are to come in another order. */
    public void onSort(Consumer<Optional<Sort>> listener) {
        sortListener = listener;
    }

    /** Told when the analyst selects rows. */
    public void onSelection(Consumer<RowChoice> listener) {
        selectionListeners.add(listener);
    }

    /** Told the position of a row on Enter or a double click. */
    public void onOpen(IntConsumer listener) {
        openListener = listener;
    }

    /** Fills the menu of a cell. */
    public void menu(CellMenu filler) {
        menu = filler;
    }

    /** What gives texts and rows colours of their own. */
    public TableColors colors() {
        return colors;
    }

    /** Marks rows about which there is a finding. */
    public void marks(RowMarks by) {
        pages.marks(by);
        refetch(true);
    }

    /** What an empty table says. */
    public void emptyText(String sentence) {
        empty.is(sentence);
        redraw();
    }

    /** Columns on the screen, as indexes of the schema, in their order. */
    public List<Integer> visibleColumns() {
        return columns.columns();
    }

    /** The selected rows; IllegalStateException if nothing is shown. */
    public RowChoice choice() {
        return new RowChoice(shown.orElseThrow(() -> new IllegalStateException("nothing is shown")), selection.lead(),
                selection.count(), selection.positions());
    }

    /** Selects one row and scrolls to it, without telling listeners. */
    public void reveal(int position) {
        if (position >= 0 && position < rows()) {
            selection.only(position);
            scroll.reveal(position);
            redraw();
        }
    }

    /** Selects nothing, without telling listeners. */
    public void deselect() {
        selection.clear();
        redraw();
    }

    /** Selects every row. */
    public void selectAll() {
        if (rows() > 0) {
            selection.all(rows());
            selectionDone();
        }
    }

    /** Copies the selected rows, with a header line, separated by tabs. */
    public void copy() {
        if (shown.isPresent() && selection.count() > 0) {
            new TableCopy(this, context, background).copy(choice());
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 320 : widthHint, heightHint == SWT.DEFAULT ? 160 : heightHint);
    }

    void selectionDone() {
        redraw();
        tellSelection();
    }

    private void tellSelection() {
        if (shown.isPresent()) {
            RowChoice choice = choice();
            selectionListeners.forEach(listener -> listener.accept(choice));
            notifyListeners(SWT.Selection, new Event());
        }
    }

    void columnsChanged() {
        columns.keep();
        refetch(false);
    }

    void open(int position) {
        openListener.accept(position);
    }

    void fillMenu(IMenuManager manager, CellTarget target) {
        menu.fill(manager, target);
    }

    Optional<TablePages.Row> row(int position) {
        return pages.row(position);
    }

    RowSelectionModel selectionModel() {
        return selection;
    }

    TableScroll scroll() {
        return scroll;
    }

    TableColumns columns() {
        return columns;
    }

    TableLook look() {
        return look;
    }

    Column definition(int place) {
        return look.schema().column(columns.column(place));
    }

    Palette palette() {
        return context.palette();
    }

    int rows() {
        return shown.map(s -> s.rows().size()).orElse(0);
    }

    String emptyText() {
        return empty.text();
    }

    PointerMarks pointer() {
        return pointer;
    }

    TableMetrics metrics() {
        return metrics;
    }
}
