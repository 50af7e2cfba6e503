package org.netrospect.core.time;

import java.time.Duration;
import java.time.LocalTime;

/**
 * A time of day.
 *
 * @param length how exact it is, or how long the part of the day is
 * @param wholePart true for "afternoon", which as the end of a range is meant to its end
 */
record Clock(LocalTime from, Duration length, boolean wholePart) {
}
