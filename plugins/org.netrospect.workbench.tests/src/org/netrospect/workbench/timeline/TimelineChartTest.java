package org.netrospect.workbench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netrospect.core.table.Histogram;
import org.netrospect.core.table.Histogram.Series;

class TimelineChartTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int TOP = 8;
    private static final TimelineStyle STYLE = new TimelineStyle(0xffffff, 0, 0x808080, 0xe0e0e0, 0xd0d0d0,
            List.of(0x0000ff, 0x00ff00), 0xff8000, 0xff0000, "SansSerif", 12);

    private static TimelineChart.Picture drawn(int height, String... names) {
        double[] tall = {5, 5};
        List<Series> series = List.of(names).stream().map(name -> new Series(name, tall, tall, tall)).toList();
        Histogram counts = new Histogram(0, SECOND, series);
        TimelineData data = new TimelineData(new Period(0, 2 * SECOND), counts, counts, false, new long[2],
                new long[2], Optional.empty());
        return new TimelineChart(data, Measure.SESSIONS, ZoneOffset.UTC, STYLE, 1).draw(600, height);
    }

    private static boolean green(TimelineChart.Picture picture, int fromRow, int toRow) {
        for (int y = fromRow; y < toRow; y++) {
            for (int x = 0; x < picture.image().width; x++) {
                if (picture.image().getPixel(x, y) == 0x00ff00) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void theLegendStandsAboveTheBarsAndHidesNone() {
        TimelineChart.Picture picture = drawn(240, "tcp", "udp");
        assertTrue(picture.bars().y > TOP + 8, "bars begin at " + picture.bars().y);
        assertTrue(green(picture, 0, picture.bars().y), "no legend above the bars");
    }

    @Test
    void aLowTimelineHasBarsAndNoLegend() {
        TimelineChart.Picture picture = drawn(110, "tcp", "udp");
        assertEquals(TOP, picture.bars().y);
        assertTrue(green(picture, picture.bars().y, picture.bars().y + picture.bars().height), "no bars");
    }

    @Test
    void barsOfOneKindNeedNoLegend() {
        assertEquals(TOP, drawn(240, "").bars().y);
    }
}
