package org.netrospect.workbench.timeline;

import java.util.Locale;
import org.netrospect.core.table.Histogram.Series;
import org.netrospect.core.time.TimeFormat;

/** Says what a bar of the timeline stands for. */
record BarWords(TimelineData data, Measure measure, TimeFormat times) {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;

    /** Lines: when, how many, of what, and what was irregular. */
    String of(int bucket) {
        Period period = data.bucket(bucket);
        StringBuilder out = new StringBuilder(text(period.from())).append(" to ").append(end(period)).append('\n');
        double all = TimelineData.sum(data.all().series(), measure, bucket);
        double shown = TimelineData.sum(data.shown().series(), measure, bucket);
        if (data.filtered()) {
            out.append(count(shown)).append(" of ");
        }
        out.append(count(all)).append(' ').append(measure.unit());
        if (data.shown().series().size() > 1) {
            for (Series series : data.shown().series()) {
                double value = measure.values(series)[bucket];
                if (Math.round(value) > 0) {
                    out.append('\n').append("    ").append(series.name().isEmpty() ? "none" : series.name())
                            .append("  ")
                            .append(count(value));
                }
            }
        }
        long irregular = data.irregularities()[bucket];
        if (irregular > 0) {
            out.append('\n').append(count(irregular)).append(irregular == 1 ? " irregularity" : " irregularities");
        }
        long alerts = data.alerts()[bucket];
        if (alerts > 0) {
            out.append('\n').append(count(alerts)).append(alerts == 1 ? " alert" : " alerts");
        }
        return out.toString();
    }

    /** The day is said again only where it is another. */
    private String end(Period period) {
        String begin = text(period.from());
        String end = text(period.to());
        int day = "2024-06-12 ".length();
        return begin.regionMatches(0, end, 0, day) ? end.substring(day) : end;
    }

    /** Cut to what a bar can tell apart. */
    private String text(long nanos) {
        long unit = data.all().width() >= SECOND ? SECOND : data.all().width() >= MILLISECOND ? MILLISECOND : 1;
        return times.longText(Math.floorDiv(nanos, unit) * unit);
    }

    private static String count(double value) {
        return String.format(Locale.ENGLISH, "%,d", Math.round(value));
    }
}
