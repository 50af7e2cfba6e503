package org.netrospect.workbench.timeline;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.netrospect.workbench.timeline.TimeTicks.Mark;

/** The time axis, counted in buckets, with grid lines at the marks; their texts are drawn by {@link TimelineChart}. */
final class MarkedAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;

    private final transient List<NumberTick> ticks = new ArrayList<>();

    MarkedAxis(Period visible, int buckets, List<Mark> marks) {
        for (Mark mark : marks) {
            ticks.add(new NumberTick(visible.part(mark.time()) * buckets, "", TextAnchor.TOP_CENTER,
                    TextAnchor.TOP_CENTER,
                    0));
        }
        setRange(0, buckets);
        setAutoRange(false);
        setTickLabelsVisible(false);
        setTickMarksVisible(false);
        setLowerMargin(0);
        setUpperMargin(0);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        return ticks;
    }
}
