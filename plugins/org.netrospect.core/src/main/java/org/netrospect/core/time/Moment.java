package org.netrospect.core.time;

import java.util.List;
import java.util.Optional;

/** One side of a range as read: days, a time of day, or both; or a fixed instant. */
record Moment(Optional<Day> day, Optional<Clock> clock, Optional<TimeInterval> instant) {
    static Moment at(long from, long to) {
        return new Moment(Optional.empty(), Optional.empty(), Optional.of(new TimeInterval(from, to, List.of())));
    }

    boolean fixed() {
        return instant.isPresent();
    }

    Moment on(Day other) {
        return new Moment(Optional.of(other), clock, instant);
    }

    /** True if as the end of a range it is meant to its own end: "2024-06-12..2024-06-13" ends with the 13th. */
    boolean whole() {
        return instant.isEmpty() && clock.map(Clock::wholePart).orElse(true);
    }
}
