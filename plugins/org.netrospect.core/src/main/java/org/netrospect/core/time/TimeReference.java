package org.netrospect.core.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Where words like "yesterday" are seen from: the last packet of a case, never the clock of today.
 *
 * @param nanos nanoseconds since 1970 UTC
 */
public record TimeReference(long nanos, ZoneId zone) {
    LocalDateTime local() {
        long second = Math.floorDiv(nanos, 1_000_000_000L);
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(second, Math.floorMod(nanos, 1_000_000_000L)), zone);
    }
}
