package org.netrospect.workbench.timeline;

import java.util.List;
import java.util.Optional;
import org.netrospect.core.table.Histogram;
import org.netrospect.core.table.Histogram.Series;

/**
 * What the timeline shows.
 *
 * @param whole from the first to the last packet of the case
 * @param all every session, not divided
 * @param shown the sessions of the filter, divided; without a filter every session, divided
 * @param filtered whether a filter is set, so that {@code all} stands behind {@code shown}
 * @param irregularities how many there are in each bucket, {@code alerts} likewise
 * @param chosen the period the filter is limited to
 */
record TimelineData(Period whole, Histogram all, Histogram shown, boolean filtered, long[] irregularities,
        long[] alerts, Optional<Period> chosen) {

    int buckets() {
        return irregularities.length;
    }

    Period visible() {
        return new Period(all.from(), all.from() + all.width() * buckets());
    }

    Period bucket(int i) {
        return new Period(all.from() + all.width() * i, all.from() + all.width() * (i + 1));
    }

    /** The sum of a bucket over all series. */
    static double sum(List<Series> series, Measure measure, int bucket) {
        double sum = 0;
        for (Series s : series) {
            sum += measure.values(s)[bucket];
        }
        return sum;
    }
}
