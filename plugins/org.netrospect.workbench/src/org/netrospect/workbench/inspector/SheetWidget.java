package org.netrospect.workbench.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ST;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.inspector.FactSheet.Line;
import org.netrospect.workbench.inspector.FactSheet.Text;
import org.netrospect.workbench.model.CaseContext;

/** A {@link FactSheet} to read; every value in it has a menu. */
final class SheetWidget extends Composite {
    private static final int MARGIN = 10;

    private final CaseContext context;
    private final StyledText text;
    private final List<Placed> placed = new ArrayList<>();
    private FactSheet sheet = FactsQuery.sentence("");

    /** A text with a value, and where it stands. */
    private record Placed(int from, int to, Text text) {
    }

    SheetWidget(Composite parent, CaseContext context) {
        super(parent, SWT.NONE);
        this.context = context;
        setLayout(new FillLayout());
        text = new StyledText(this, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        Palette.own(text);
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setCaret(null);
        text.addListener(SWT.MouseUp, this::clicked);
        text.addListener(SWT.MouseMove, this::moved);
        text.addListener(SWT.KeyDown, this::key);
        text.addListener(SWT.MenuDetect, this::menu);
    }

    @Override
    public boolean setFocus() {
        return text.setFocus();
    }

    /** What is shown, as text. */
    String text() {
        return text.getText();
    }

    void show(FactSheet shown) {
        sheet = shown;
        Palette palette = context.palette();
        text.setBackground(palette.background());
        text.setForeground(palette.text());
        text.setFont(palette.plain());
        placed.clear();
        StringBuilder all = new StringBuilder();
        List<StyleRange> styles = new ArrayList<>();
        for (Line line : shown.lines()) {
            int from = all.length();
            boolean heading = line.texts().isEmpty();
            all.append(heading ? "\n" : "").append(line.label());
            styles.add(style(from, all.length(), heading ? palette.text() : palette.dim(),
                    heading ? palette.bold() : palette.plain()));
            if (!heading) {
                all.append('\t');
                line.texts().forEach(piece -> append(all, styles, piece, palette));
            }
            all.append('\n');
        }
        text.setText(all.toString());
        styles.removeIf(s -> s.length <= 0);
        text.setStyleRanges(styles.toArray(new StyleRange[0]));
        indent(palette);
    }

    private void append(StringBuilder all, List<StyleRange> styles, Text piece, Palette palette) {
        int from = all.length();
        all.append(piece.text().replace('\n', ' ').replace('\t', ' '));
        Color color = switch (piece.style()) {
            case DIM -> palette.dim();
            case WARN -> palette.warn();
            case BAD -> palette.bad();
            default -> piece.session() != 0 ? palette.accent() : palette.text();
        };
        Font font = switch (piece.style()) {
            case MONO -> palette.mono();
            case BOLD -> palette.bold();
            case DIM -> palette.small();
            default -> palette.plain();
        };
        styles.add(style(from, all.length(), color, font));
        if (!piece.conditions().isEmpty()) {
            placed.add(new Placed(from, all.length(), piece));
        }
    }

    private static StyleRange style(int from, int to, Color color, Font font) {
        StyleRange range = new StyleRange(from, to - from, color, null);
        range.font = font;
        return range;
    }

    /** Values stand in a column of their own, also where they wrap. */
    private void indent(Palette palette) {
        GC gc = new GC(text);
        gc.setFont(palette.plain());
        int width = 0;
        for (Line line : sheet.lines()) {
            if (!line.texts().isEmpty()) {
                width = Math.max(width, gc.textExtent(line.label()).x);
            }
        }
        gc.dispose();
        int column = width == 0 ? 0 : width + MARGIN + 6;
        text.setTabStops(new int[] {Math.max(1, column)});
        text.setWrapIndent(column);
        text.setLineSpacing(2);
    }

    private Optional<Placed> at(int x, int y) {
        int offset = text.getOffsetAtPoint(new Point(x, y));
        return offset < 0 ? Optional.empty() : at(offset);
    }

    private Optional<Placed> at(int offset) {
        return placed.stream().filter(p -> offset >= p.from && offset < p.to).findFirst();
    }

    private void moved(Event e) {
        Optional<Placed> value = at(e.x, e.y);
        text.setCursor(value.isEmpty() ? null : getDisplay().getSystemCursor(
                value.get().text.session() != 0 ? SWT.CURSOR_HAND : SWT.CURSOR_IBEAM));
        String tip = value.map(v -> v.text.session() != 0 ? "Select this session" : v.text.conditions().getFirst()
                + "\nRight-click to filter or copy").orElse(null);
        if (tip == null || !tip.equals(text.getToolTipText())) {
            text.setToolTipText(tip);
        }
    }

    private void clicked(Event e) {
        if (e.button == 1 && text.getSelectionCount() == 0) {
            at(e.x, e.y).filter(v -> v.text.session() != 0).ifPresent(v -> context.select(v.text.session()));
        }
    }

    /** Tab goes on to the next value, Enter follows it. */
    private void key(Event e) {
        if (e.keyCode == SWT.CR && (e.stateMask & SWT.MODIFIER_MASK) == 0) {
            at(text.getSelection().x).filter(v -> v.text.session() != 0)
                    .ifPresent(v -> context.select(v.text.session()));
        } else if (e.keyCode == SWT.ARROW_DOWN || e.keyCode == SWT.ARROW_UP) {
            int from = text.getSelection().x;
            Optional<Placed> next = e.keyCode == SWT.ARROW_DOWN ? placed.stream().filter(p -> p.from > from).findFirst()
                    : placed.reversed().stream().filter(p -> p.from < from).findFirst();
            next.ifPresent(p -> {
                text.setSelection(p.from, p.to);
                text.showSelection();
            });
            e.doit = false;
        }
    }

    private void menu(Event e) {
        Optional<Placed> value = e.detail == SWT.MENU_KEYBOARD ? at(text.getSelection().x) : pointed(e);
        Menu menu = new Menu(text);
        value.ifPresent(v -> ValueMenu.fill(menu, context, v.text.text().strip(), v.text.conditions()));
        ValueMenu.item(menu, "Copy Selected Text", text.getSelectionCount() > 0, () -> text.invokeAction(ST.COPY));
        ValueMenu.item(menu, "Copy All Facts", !sheet.lines().isEmpty(), () -> ValueMenu
                .copy(getDisplay(), text.getText()));
        text.setMenu(menu);
        menu.addListener(SWT.Hide, h -> getDisplay().asyncExec(menu::dispose));
    }

    private Optional<Placed> pointed(Event e) {
        Point point = text.toControl(e.x, e.y);
        return at(point.x, point.y);
    }
}
