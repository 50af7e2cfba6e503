package org.netrospect.core.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.TimeInterval;
import org.netrospect.core.time.TimeReference;

class TimeTermTest {
    private static final long FROM = nanos("2024-06-12T14:28:00Z");
    private static final long TO = nanos("2024-06-12T14:35:00Z");

    private final FilterContext context = FilterContext.of(Tables.ALL, "sessions",
            new TimeReference(TO, ZoneId.of("Europe/Berlin")));

    @Test
    void limitsAFilterToAPeriodInTheZoneOfTheCase() throws FilterSyntaxException {
        assertEquals("dport = 443 and time = 2024-06-12T16:28:00..2024-06-12T16:35:00",
                TimeTerm.with("dport = 443", FROM, TO, context));
    }

    @Test
    void replacesTheEarlierPeriodOnly() throws FilterSyntaxException {
        assertEquals("dport = 443 and not time = 2024-06-13 and time = 2024-06-12T16:28:00..2024-06-12T16:35:00",
                TimeTerm.with("time = 2024-06-11 and dport = 443 and not time = 2024-06-13", FROM, TO, context));
    }

    @Test
    void keepsAlternativesTogether() throws FilterSyntaxException {
        assertEquals("(dport = 443 or dport = 80) and time = 2024-06-12T16:28:00..2024-06-12T16:35:00",
                TimeTerm.with("dport = 443 or dport = 80", FROM, TO, context));
    }

    @Test
    void readsThePeriodBack() throws FilterSyntaxException {
        TimeInterval read = TimeTerm.of(TimeTerm.with("", FROM, TO, context), context).orElseThrow();
        assertEquals(FROM, read.from());
        assertEquals(TO, read.to());
    }

    @Test
    void findsNoPeriodWhereAlternativesHaveOne() throws FilterSyntaxException {
        assertEquals(Optional.empty(), TimeTerm.of("dport = 443 or time = 2024-06-12", context));
    }

    @Test
    void takesThePeriodAway() throws FilterSyntaxException {
        assertEquals("dport = 443", TimeTerm.without("dport = 443 and time = \"last tuesday\"", context));
        assertEquals("", TimeTerm.without("time = 2024-06-12", context));
    }

    private static long nanos(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
    }
}
