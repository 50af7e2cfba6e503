package org.netrospect.workbench.timeline;

import java.util.Optional;
import java.util.function.IntFunction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.timeline.TimelineChart.Picture;

/** Shows a drawn timeline, and turns mouse and keys into wishes to see, or to choose, another period. */
final class TimelineCanvas extends Canvas {
    private static final int CLICK = 4;
    private static final double STEP = 0.15;
    private static final double ZOOM = 1.25;

    private final Listener listener;
    private Optional<Palette> palette = Optional.empty();
    private Optional<Picture> picture = Optional.empty();
    private Optional<Image> image = Optional.empty();
    private String message = "";
    private IntFunction<String> tooltip = i -> "";
    private Optional<Drag> drag = Optional.empty();
    private int hovered = -1;
    private int scale = 100;

    /** What the analyst wishes. */
    interface Listener {
        /** The period becomes the filter's. */
        void choose(Period period);

        /** The filter has no period any more, and everything is shown. */
        void reset();

        /** Another stretch is to be seen; the filter stays. */
        void show(Period visible);

        /** The canvas has another size or zoom. */
        void resized();
    }

    /** The mouse is held since {@code from}, in pixels. */
    private record Drag(int from, int to, boolean pans, Period visible) {
    }

    TimelineCanvas(Composite parent, Listener listener) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.listener = listener;
        addPaintListener(e -> paint(e.gc));
        addDisposeListener(e -> image.ifPresent(Image::dispose));
        addListener(SWT.Resize, e -> listener.resized());
        addListener(SWT.ZoomChanged, e -> listener.resized());
        addListener(SWT.MouseDown, this::pressed);
        addListener(SWT.MouseUp, this::released);
        addListener(SWT.MouseMove, this::moved);
        addListener(SWT.MouseExit, e -> hover(-1));
        addListener(SWT.MouseDoubleClick, e -> listener.reset());
        addListener(SWT.MouseWheel, this::wheel);
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> redraw());
        addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_ESCAPE);
        addKeyListener(KeyListener.keyPressedAdapter(this::key));
        describe();
    }

    /** Takes on colours. */
    void palette(Palette of) {
        palette = Optional.of(of);
        setBackground(of.background());
        setForeground(of.dim());
        redraw();
    }

    private Color accent() {
        return palette.map(Palette::accent).orElseGet(this::getForeground);
    }

    /** Shows a picture; bars are described by {@code words}, given the bucket. */
    void show(Picture shown, int zoom, IntFunction<String> words) {
        image.ifPresent(Image::dispose);
        picture = Optional.of(shown);
        scale = zoom;
        ImageData data = shown.image();
        ImageDataProvider provider = wanted -> wanted == zoom ? data
                : data.scaledTo(data.width * wanted / zoom, data.height * wanted / zoom);
        image = Optional.of(new Image(getDisplay(), provider));
        tooltip = words;
        message = "";
        hovered = -1;
        redraw();
    }

    /** Shows a sentence instead of bars. */
    void show(String sentence) {
        image.ifPresent(Image::dispose);
        image = Optional.empty();
        picture = Optional.empty();
        message = sentence;
        setToolTipText(null);
        redraw();
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setBackground(getBackground());
        gc.fillRectangle(area);
        if (picture.isEmpty()) {
            gc.setForeground(getForeground());
            gc.drawText(message, 14, 12, true);
            return;
        }
        image.ifPresent(i -> gc.drawImage(i, 0, 0));
        Rectangle bars = bars();
        Optional<Period> dragged = drag.filter(d -> !d.pans).map(d -> period(d.from, d.to));
        dragged.or(() -> picture.get().data().chosen()).ifPresent(p -> paintBand(gc, p, bars));
        if (hovered >= 0) {
            int x = bars.x + hovered * bars.width / picture.get().data().buckets();
            gc.setBackground(accent());
            gc.setAlpha(40);
            gc.fillRectangle(x, bars.y, Math.max(1, bars.width / picture.get().data().buckets()), bars.height);
        }
        if (isFocusControl()) {
            gc.setAlpha(255);
            gc.setForeground(accent());
            gc.setLineStyle(SWT.LINE_DOT);
            gc.drawRectangle(1, 1, area.width - 3, area.height - 3);
        }
    }

    private void paintBand(GC gc, Period chosen, Rectangle bars) {
        Period visible = picture.orElseThrow().data().visible();
        int left = (int) Math.max(bars.x, bars.x + visible.part(chosen.from()) * bars.width);
        int right = (int) Math.min(bars.x + bars.width, bars.x + visible.part(chosen.to()) * bars.width);
        if (right <= bars.x || left >= bars.x + bars.width) {
            return;
        }
        int height = bars.height + lane().height;
        gc.setBackground(accent());
        gc.setAlpha(46);
        gc.fillRectangle(left, bars.y, Math.max(1, right - left), height);
        gc.setAlpha(200);
        gc.setForeground(accent());
        gc.drawLine(left, bars.y, left, bars.y + height);
        gc.drawLine(right, bars.y, right, bars.y + height);
    }

    /** What is shown; nothing while there is a sentence. */
    Optional<TimelineData> shown() {
        return picture.map(Picture::data);
    }

    /** Where the bars are, in the widget. */
    Rectangle bars() {
        return points(picture.orElseThrow().bars());
    }

    private Rectangle lane() {
        return points(picture.orElseThrow().lane());
    }

    private Rectangle points(Rectangle pixels) {
        return new Rectangle(pixels.x * 100 / scale, pixels.y * 100 / scale, pixels.width * 100 / scale,
                pixels.height * 100 / scale);
    }

    private void pressed(Event e) {
        setFocus();
        boolean pans = e.button == 2 || e.button == 1 && (e.stateMask & SWT.SHIFT) != 0;
        if (picture.isPresent() && (e.button == 1 || pans)) {
            drag = Optional.of(new Drag(e.x, e.x, pans, picture.get().data().visible()));
        }
    }

    private void moved(Event e) {
        if (picture.isEmpty()) {
            return;
        }
        if (drag.isPresent()) {
            Drag d = drag.get();
            drag = Optional.of(new Drag(d.from, e.x, d.pans, d.visible));
            if (d.pans) {
                listener.show(d.visible.move((double) (d.from - e.x) / bars().width, picture.get().data().whole()));
            }
            redraw();
        } else {
            Rectangle bars = bars();
            boolean inside = e.x >= bars.x && e.x < bars.x + bars.width;
            hover(inside ? (e.x - bars.x) * picture.get().data().buckets() / bars.width : -1);
        }
    }

    private void released(Event e) {
        Optional<Drag> ended = drag;
        drag = Optional.empty();
        if (picture.isPresent()) {
            ended.filter(d -> !d.pans && Math.abs(d.from - e.x) >= CLICK)
                    .ifPresent(d -> listener.choose(period(d.from, e.x)));
        }
        redraw();
    }

    private void hover(int bucket) {
        if (bucket != hovered) {
            hovered = bucket;
            setToolTipText(bucket < 0 ? null : tooltip.apply(bucket));
            redraw();
        }
    }

    private void wheel(Event e) {
        if (picture.isPresent() && e.count != 0) {
            TimelineData data = picture.get().data();
            long around = data.visible().at(Math.clamp((e.x - bars().x) / (double) bars().width, 0, 1));
            listener.show((e.stateMask & SWT.SHIFT) != 0 ? data.visible().move(e.count < 0 ? STEP : -STEP, data.whole())
                    : data.visible().zoom(e.count > 0 ? 1 / ZOOM : ZOOM, around, data.whole()));
            e.doit = false;
        }
    }

    private void key(KeyEvent e) {
        if (picture.isEmpty()) {
            return;
        }
        TimelineData data = picture.get().data();
        Period visible = data.visible();
        switch (e.keyCode) {
            case SWT.ARROW_LEFT -> listener.show(visible.move(-STEP, data.whole()));
            case SWT.ARROW_RIGHT -> listener.show(visible.move(STEP, data.whole()));
            case SWT.ARROW_UP, '+', SWT.KEYPAD_ADD -> listener
                    .show(visible.zoom(1 / ZOOM, visible.at(0.5), data.whole()));
            case SWT.ARROW_DOWN, '-', SWT.KEYPAD_SUBTRACT -> listener.show(visible.zoom(ZOOM, visible.at(0.5),
                    data.whole()));
            case SWT.HOME -> listener.show(data.whole());
            case SWT.CR, SWT.KEYPAD_CR -> listener.choose(visible);
            case SWT.ESC -> listener.reset();
            default -> {
                if (e.character == '+') {
                    listener.show(visible.zoom(1 / ZOOM, visible.at(0.5), data.whole()));
                }
            }
        }
    }

    /** The period between two places on the axis, with its ends where bars end. */
    private Period period(int x1, int x2) {
        TimelineData data = picture.orElseThrow().data();
        Rectangle bars = bars();
        int first = bucket(Math.min(x1, x2), bars, data.buckets());
        int last = bucket(Math.max(x1, x2), bars, data.buckets());
        return new Period(data.bucket(first).from(), data.bucket(last).to());
    }

    private static int bucket(int x, Rectangle bars, int buckets) {
        return Math.clamp((long) (x - bars.x) * buckets / Math.max(1, bars.width), 0, buckets - 1);
    }

    private void describe() {
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = "Timeline";
            }

            @Override
            public void getHelp(AccessibleEvent e) {
                e.result = "Arrow keys move and zoom, Enter filters to what is shown, Escape shows everything.";
            }
        });
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_CANVAS;
            }
        });
    }
}
