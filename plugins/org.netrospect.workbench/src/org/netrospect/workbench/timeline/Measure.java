package org.netrospect.workbench.timeline;

import org.netrospect.core.table.Histogram.Series;

/** What the bars of the timeline count. */
enum Measure {
    SESSIONS("Sessions", "sessions begun"), PACKETS("Packets", "packets"), BYTES("Bytes", "bytes");

    private final String title;
    private final String unit;

    Measure(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    String title() {
        return title;
    }

    /** As after a number: {@code 12 packets}. */
    String unit() {
        return unit;
    }

    double[] values(Series series) {
        return switch (this) {
            case SESSIONS -> series.sessions();
            case PACKETS -> series.packets();
            case BYTES -> series.bytes();
        };
    }
}
