package org.netrospect.workbench.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.LineBackgroundEvent;
import org.eclipse.swt.custom.LineStyleEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.netrospect.core.time.Amounts;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.inspector.StreamText.Mark;
import org.netrospect.workbench.inspector.StreamText.Span;

/** Shows a {@link StreamText}: each side in its colour, and in the margin the packet in which a piece came. */
final class StreamWidget extends Composite {
    private static final int MARGIN_DIGITS = 7;
    private static final int PAD = 6;

    private final Canvas margin;
    private final StyledText text;
    private Palette palette;
    private TimeFormat times;
    private StreamText shown = new StreamText("", List.of());
    private List<Mark> marks = List.of();

    StreamWidget(Composite parent, Palette palette, TimeFormat times) {
        super(parent, SWT.NONE);
        this.palette = palette;
        this.times = times;
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 0;
        setLayout(layout);
        margin = new Canvas(this, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        margin.setLayoutData(new GridData(SWT.FILL, SWT.FILL, false, true));
        margin.addPaintListener(e -> paintMargin(e.gc));
        text = new StyledText(this, SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL | SWT.MULTI);
        Palette.own(text);
        text.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        text.setMargins(PAD, PAD, PAD, PAD);
        text.addLineBackgroundListener(this::lineBackground);
        text.addLineStyleListener(this::lineStyle);
        text.addPaintListener(e -> margin.redraw());
        text.addListener(SWT.MouseMove, this::moved);
        look(palette, times);
    }

    /** Told the number of a packet when the analyst clicks on it in the margin. */
    void onPacket(LongConsumer listener) {
        margin.setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        margin.setToolTipText("Packets of the capture; a click shows the packet with its fields and bytes");
        margin.addListener(SWT.MouseUp, e -> packetAt(text.getOffsetAtLine(text.getLineIndex(e.y)))
                .ifPresent(listener::accept));
    }

    /** Number of the packet in which a character came. */
    OptionalLong packetAt(int offset) {
        return shown.at(offset).filter(span -> span.packet() > 0).map(span -> OptionalLong.of(span.packet()))
                .orElse(OptionalLong.empty());
    }

    /** Takes on colours, fonts and zone. */
    void look(Palette of, TimeFormat in) {
        palette = of;
        times = in;
        text.setFont(of.mono());
        text.setBackground(of.background());
        text.setForeground(of.text());
        GC gc = new GC(margin);
        gc.setFont(of.small());
        ((GridData) margin.getLayoutData()).widthHint = gc.textExtent("0".repeat(MARGIN_DIGITS)).x + 8;
        gc.dispose();
        layout();
        text.redraw();
        margin.redraw();
    }

    /** @param wrap whether lines longer than the widget go on below */
    void show(StreamText stream, boolean wrap) {
        show(stream, wrap, List.of());
    }

    /** @param marked in the order of the text, without overlap */
    void show(StreamText stream, boolean wrap, List<Mark> marked) {
        shown = stream;
        marks = marked;
        text.setWordWrap(wrap);
        text.setText(stream.text());
        text.setTopPixel(0);
        margin.redraw();
    }

    /** The lines of a hex dump that there is room for. */
    HexRow hexRow() {
        GC gc = new GC(text);
        gc.setFont(palette.mono());
        int width = gc.textExtent("0".repeat(HexRow.WIDE.width())).x;
        gc.dispose();
        return width + 2 * PAD <= text.getClientArea().width ? HexRow.WIDE : HexRow.NARROW;
    }

    StyledText control() {
        return text;
    }

    /**
     * Selects the next place where a text stands, from the top again after the last.
     *
     * @return false if it stands nowhere
     */
    boolean find(String wanted, boolean forward) {
        String all = shown.text().toLowerCase(Locale.ROOT);
        String what = wanted.toLowerCase(Locale.ROOT);
        if (what.isEmpty()) {
            return true;
        }
        Point now = text.getSelection();
        int found = forward ? all.indexOf(what, now.y > now.x ? now.x + 1 : now.x) : all.lastIndexOf(what, now.x - 1);
        if (found < 0) {
            found = forward ? all.indexOf(what) : all.lastIndexOf(what);
        }
        if (found >= 0) {
            text.setSelection(found, found + what.length());
            text.showSelection();
        }
        return found >= 0;
    }

    private void lineBackground(LineBackgroundEvent e) {
        shown.at(e.lineOffset).ifPresent(span -> e.lineBackground = span.gap() ? palette.header()
                : span.fromClient() ? palette.clientBack() : palette.serverBack());
    }

    private void lineStyle(LineStyleEvent e) {
        List<StyleRange> styles = new ArrayList<>();
        int end = e.lineOffset + e.lineText.length();
        int next = marks.isEmpty() ? 0 : mark(e.lineOffset);
        for (int at = e.lineOffset; at < end;) {
            Optional<Span> span = shown.at(at);
            int until = Math.min(end, span.map(Span::to).orElse(end));
            while (next < marks.size() && marks.get(next).to() <= at) {
                next++;
            }
            Optional<Mark> mark = next < marks.size() ? Optional.of(marks.get(next)) : Optional.empty();
            int from = at;
            boolean in = mark.filter(m -> m.from() <= from).isPresent();
            until = Math.min(until, mark.map(m -> in ? m.to() : m.from()).orElse(until));
            if (span.isPresent()) {
                StyleRange style = new StyleRange(at, until - at, span.get().gap() ? palette.warn()
                        : span.get().fromClient() ? palette.client() : palette.server(), null);
                style.fontStyle = span.get().gap() ? SWT.ITALIC : in ? SWT.BOLD : SWT.NORMAL;
                style.background = in ? palette.mark() : null;
                styles.add(style);
            }
            at = until;
        }
        e.styles = styles.toArray(new StyleRange[0]);
    }

    /** The first mark that ends behind a character. */
    private int mark(int offset) {
        int low = 0;
        int high = marks.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (marks.get(middle).to() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Goes to the next place of a pattern behind the caret, from the top again after the last; -1 for any. */
    void reveal(int pattern) {
        int caret = text.getCaretOffset();
        List<Mark> those = marks.stream().filter(m -> m.begins() && (pattern < 0 || m.pattern() == pattern)).toList();
        those.stream().filter(m -> m.from() > caret).findFirst().or(() -> those.stream().findFirst()).ifPresent(m -> {
            text.setCaretOffset(m.from());
            int line = Math.max(0, text.getLineAtOffset(m.from()) - 2);
            toTop(line);
            // and again when what stands around the stream has taken its room
            getDisplay().asyncExec(() -> {
                if (!text.isDisposed() && line < text.getLineCount()) {
                    toTop(line);
                }
            });
        });
    }

    /** Heights of wrapped lines are known only when they are shown: what is off by a part of a line is mended then. */
    private void toTop(int line) {
        text.setTopIndex(line);
        int above = text.getLinePixel(line) - text.getTopMargin();
        if (above < 0) {
            text.setTopPixel(Math.max(0, text.getTopPixel() + above));
        }
        margin.redraw();
    }

    private void paintMargin(GC gc) {
        Rectangle area = margin.getClientArea();
        gc.setBackground(palette.header());
        gc.fillRectangle(area);
        gc.setForeground(palette.dim());
        gc.setFont(palette.small());
        long last = -1;
        for (int line = Math.max(0, text.getTopIndex() - 1); line < text.getLineCount(); line++) {
            int y = text.getLinePixel(line);
            if (y > area.height) {
                break;
            }
            int from = text.getOffsetAtLine(line);
            int to = line + 1 < text.getLineCount() ? text.getOffsetAtLine(line + 1) : text.getCharCount();
            Optional<Span> begins = shown.beginning(from, to);
            if (begins.isPresent() && begins.get().packet() != last) {
                last = begins.get().packet();
                String number = Long.toString(last);
                gc.drawText(number, area.width - 4 - gc.textExtent(number).x, y + 1, true);
            }
        }
        gc.setForeground(palette.line());
        gc.drawLine(area.width - 1, 0, area.width - 1, area.height);
    }

    private void moved(Event e) {
        int offset = text.getOffsetAtPoint(new Point(e.x, e.y));
        String tip = offset < 0 ? "" : shown.at(offset).map(this::words).orElse("");
        String before = text.getToolTipText();
        if (!tip.equals(before == null ? "" : before)) {
            text.setToolTipText(tip.isEmpty() ? null : tip);
        }
    }

    private String words(Span span) {
        return (span.fromClient() ? "Client" : "Server") + ", packet " + Amounts.count(span.packet()) + ", "
                + times.longText(span.time());
    }
}
