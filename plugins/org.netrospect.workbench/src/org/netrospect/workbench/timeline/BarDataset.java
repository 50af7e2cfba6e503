package org.netrospect.workbench.timeline;

import java.util.List;
import org.jfree.chart.util.PublicCloneable;
import org.jfree.data.DomainOrder;
import org.jfree.data.xy.AbstractIntervalXYDataset;
import org.jfree.data.xy.TableXYDataset;
import org.netrospect.core.table.Histogram.Series;

/** Series of a histogram as the chart reads them: x is the number of the bucket. */
final class BarDataset extends AbstractIntervalXYDataset implements TableXYDataset, PublicCloneable {
    private static final long serialVersionUID = 1L;

    private final transient List<Series> series;
    private final transient Measure measure;
    private final int buckets;

    BarDataset(List<Series> series, Measure measure, int buckets) {
        this.series = series;
        this.measure = measure;
        this.buckets = buckets;
    }

    /** The highest stack of bars. */
    double highest() {
        double highest = 0;
        for (int i = 0; i < buckets; i++) {
            highest = Math.max(highest, TimelineData.sum(series, measure, i));
        }
        return highest;
    }

    @Override
    public DomainOrder getDomainOrder() {
        return DomainOrder.ASCENDING;
    }

    @Override
    public int getItemCount() {
        return buckets;
    }

    @Override
    public int getItemCount(int of) {
        return buckets;
    }

    @Override
    public int getSeriesCount() {
        return series.size();
    }

    @Override
    public Comparable<?> getSeriesKey(int of) {
        return of + " " + series.get(of).name();
    }

    @Override
    public Number getX(int of, int item) {
        return item + 0.5;
    }

    @Override
    public Number getStartX(int of, int item) {
        return item;
    }

    @Override
    public Number getEndX(int of, int item) {
        return item + 1;
    }

    @Override
    public Number getY(int of, int item) {
        return measure.values(series.get(of))[item];
    }

    @Override
    public Number getStartY(int of, int item) {
        return getY(of, item);
    }

    @Override
    public Number getEndY(int of, int item) {
        return getY(of, item);
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
        return super.clone();
    }
}
