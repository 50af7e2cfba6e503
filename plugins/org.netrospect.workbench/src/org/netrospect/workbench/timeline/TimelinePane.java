package org.netrospect.workbench.timeline;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.filter.FilterSyntaxException;
import org.netrospect.core.filter.TimeTerm;
import org.netrospect.core.time.TimeInterval;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.timeline.TimelineChart.Picture;

/** Sessions, packets or bytes of the case over time; a period that is drawn with the mouse becomes the filter's. */
final class TimelinePane extends Composite {
    private static final int BAR = 5;
    private static final double MARGIN = 0.25;
    private static final long[] ROUND = {3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L};
    private static final String MEASURE = "timeline.measure";
    private static final String STACKING = "timeline.stacking";

    private final CaseContext context;
    private final Background background;
    private final TimelineCanvas canvas;
    private Measure measure;
    private Stacking stacking;
    private Optional<Period> visible = Optional.empty();
    private Optional<Period> whole = Optional.empty();
    private Optional<TimeInterval> chosen = Optional.empty();
    private boolean counting;
    private boolean stale;

    TimelinePane(Composite parent, CaseContext context) {
        super(parent, SWT.NONE);
        this.context = context;
        setLayout(new FillLayout());
        background = context.background(this);
        measure = kept(MEASURE, Measure.class, Measure.SESSIONS);
        stacking = kept(STACKING, Stacking.class, Stacking.PROTOCOL);
        canvas = new TimelineCanvas(this, wishes());
        canvas.palette(context.palette());
        context.addListener(this, changes());
        canvas.show("Reading …");
        refresh();
    }

    Measure measure() {
        return measure;
    }

    /** Shows another measure, and remembers it. */
    void measure(Measure wanted) {
        measure = wanted;
        context.settings().text(MEASURE, wanted.name());
        refresh();
    }

    Stacking stacking() {
        return stacking;
    }

    /** Divides bars otherwise, and remembers it. */
    void stacking(Stacking wanted) {
        stacking = wanted;
        context.settings().text(STACKING, wanted.name());
        refresh();
    }

    /** Shows the whole case, and takes the period from the filter. */
    void reset() {
        visible = Optional.empty();
        try {
            String without = TimeTerm.without(context.filter(), context.filterContext());
            if (chosen.isPresent()) {
                context.filter(without);
            } else {
                refresh();
            }
        } catch (FilterSyntaxException e) {
            throw new IllegalStateException("the filter that applies is one", e);
        }
    }

    /** Shows a longer, above 1, or shorter stretch around the same middle. */
    void zoom(double factor) {
        whole.ifPresent(limits -> {
            Period now = visible.orElse(limits);
            show(now.zoom(factor, now.at(0.5), limits));
        });
    }

    @Override
    public boolean setFocus() {
        return canvas.setFocus();
    }

    private <E extends Enum<E>> E kept(String name, Class<E> type, E otherwise) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(context.settings().text(name))) {
                return value;
            }
        }
        return otherwise;
    }

    private TimelineCanvas.Listener wishes() {
        return new TimelineCanvas.Listener() {
            @Override
            public void choose(Period period) {
                TimelinePane.this.choose(period);
            }

            @Override
            public void reset() {
                TimelinePane.this.reset();
            }

            @Override
            public void show(Period period) {
                TimelinePane.this.show(period);
            }

            @Override
            public void resized() {
                refresh();
            }
        };
    }

    private ContextListener changes() {
        return new ContextListener() {
            @Override
            public void caseChanged() {
                visible = Optional.empty();
                whole = Optional.empty();
                chosen = Optional.empty();
                canvas.show("Reading …");
                refresh();
            }

            @Override
            public void dataChanged() {
                // Counting may take longer than the pause between two changes: it is not begun anew for each.
                stale = counting;
                if (!counting) {
                    refresh();
                }
            }

            @Override
            public void filterChanged() {
                follow();
                refresh();
            }

            @Override
            public void settingsChanged() {
                canvas.palette(context.palette());
                refresh();
            }
        };
    }

    private void show(Period period) {
        visible = whole.filter(w -> !w.equals(period)).map(w -> period);
        refresh();
    }

    private void choose(Period period) {
        Period round = round(period);
        try {
            context.filter(TimeTerm.with(context.filter(), round.from(), round.to(), context.filterContext()));
        } catch (FilterSyntaxException e) {
            throw new IllegalStateException("the filter that applies is one", e);
        }
    }

    /** Ends on full hours, minutes, seconds … where that widens the period by little. */
    private static Period round(Period period) {
        for (long unit : ROUND) {
            if (unit * 20 <= period.length()) {
                return new Period(Math.floorDiv(period.from(), unit) * unit, Math.ceilDiv(period.to(), unit) * unit);
            }
        }
        return period;
    }

    /** Moves to the period of the filter when that has become another. */
    private void follow() {
        Optional<TimeInterval> now;
        try {
            now = TimeTerm.of(context.filter(), context.filterContext());
        } catch (FilterSyntaxException e) {
            throw new IllegalStateException("the filter that applies is one", e);
        }
        if (!now.equals(chosen)) {
            chosen = now;
            visible = now.filter(t -> t.to() > t.from()).flatMap(t -> whole
                    .map(limits -> new Period(t.from(), t.to()).withMargin(MARGIN, limits)));
        }
    }

    private void refresh() {
        Optional<CaseStore> store = context.store();
        int width = canvas.getClientArea().width;
        int height = canvas.getClientArea().height;
        if (store.isEmpty()) {
            canvas.show("The timeline shows what a case has over time. Open a case, or drop captures on the window.");
            return;
        }
        if (width < 1 || height < 1) {
            return;
        }
        counting = true;
        int zoom = getMonitor().getZoom();
        TimelineQuery query = new TimelineQuery(store.get(), context.filter(), context.filterContext(), visible,
                Math.max(20, width / BAR), stacking);
        TimelineStyle style = TimelineStyle.of(context.palette(), getDisplay().getDPI().y);
        Measure of = measure;
        background.run("Counting over time", cancelled -> query.run(cancelled)
                .map(data -> new TimelineChart(data, of, query.context().reference().zone(), style, zoom / 100f)
                        .draw(width * zoom / 100, height * zoom / 100)), picture -> show(picture, zoom, of));
    }

    private void show(Optional<Picture> picture, int zoom, Measure of) {
        counting = false;
        whole = picture.map(p -> p.data().whole());
        if (picture.isPresent()) {
            canvas.show(picture.get(), zoom, new BarWords(picture.get().data(), of, context.times())::of);
        } else {
            canvas.show("This case has no sessions yet. Import a capture, and they appear here over time.");
        }
        if (stale) {
            stale = false;
            refresh();
        }
    }
}
