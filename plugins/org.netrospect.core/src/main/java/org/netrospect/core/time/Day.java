package org.netrospect.core.time;

import java.time.LocalDate;

/** One or more whole days, the last exclusive. */
record Day(LocalDate from, LocalDate to) {
    static Day of(LocalDate date) {
        return new Day(date, date.plusDays(1));
    }
}
