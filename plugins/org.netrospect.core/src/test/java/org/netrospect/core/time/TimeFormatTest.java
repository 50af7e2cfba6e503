package org.netrospect.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeFormatTest {
    private static final long TIME = 1_718_202_480_001_002_003L;
    private final TimeFormat berlin = new TimeFormat(ZoneId.of("Europe/Berlin"));

    @Test
    void secondsHaveNineDecimals() {
        assertEquals("1718202480.001002003", TimeFormat.seconds(TIME));
        assertEquals("0.000000000", TimeFormat.seconds(0));
        assertEquals("-0.500000000", TimeFormat.seconds(-500_000_000));
        assertEquals("-9223372036.854775808", TimeFormat.seconds(Long.MIN_VALUE));
    }

    @Test
    void isoHasNineDecimalsAndTheOffsetOfTheZone() {
        assertEquals("2024-06-12T16:28:00.001002003+02:00", berlin.iso(TIME));
        assertEquals("2024-06-12T14:28:00.001002003+00:00", new TimeFormat(ZoneOffset.UTC).iso(TIME));
        assertEquals("1969-12-31T23:59:59.999999999+00:00", new TimeFormat(ZoneOffset.UTC).iso(-1));
    }

    @Test
    void tablesHaveShortAndInspectorsLongTimes() {
        assertEquals("06-12 16:28:00.001", berlin.shortText(TIME));
        assertEquals("2024-06-12 16:28:00.001002003", berlin.longText(TIME));
        assertEquals("2024-06-12 16:28:00", berlin.longText(1_718_202_480_000_000_000L));
        assertEquals("2024-06-12 16:28:00.000020", berlin.longText(1_718_202_480_000_020_000L));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "1234567, 1.2 MB", "999999, 1.0 MB", "99960, 100 kB",
            "9223372036854775807, 9.2 EB"})
    void sizesHaveDecimalUnits(long bytes, String text) {
        assertEquals(text, Amounts.bytes(bytes));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "7, 7 ns", "830000, 830 µs", "999960000, 999 ms", "12500000000, 12.5 s",
            "185000000000, 3 min 5 s", "7440000000000, 2 h 4 min", "284400000000000, 3 d 7 h", "-7, -7 ns"})
    void durationsHaveTwoUnitsAtMost(long nanos, String text) {
        assertEquals(text, Amounts.duration(nanos));
    }

    @Test
    void countsAreGrouped() {
        assertEquals("1,234,567", Amounts.count(1_234_567));
    }

    @Test
    void leavesTheYearOutOnlyWhereItGoesWithoutSaying() {
        long second = 1_000_000_000L;
        long year = 366 * 86400 * second;
        TimeFormat same = TimeFormat.amid(ZoneOffset.UTC, TIME, TIME + second);
        assertEquals("06-12 14:28:00.001", same.shortText(TIME));
        assertEquals("2025-06-13 14:28:00.001", same.shortText(TIME + year));
        assertEquals("2025-06-13 14:28:00", same.shortText((TIME + year) / second * second));
        assertFalse(same.years());
        TimeFormat several = TimeFormat.amid(ZoneOffset.UTC, TIME, TIME + year);
        assertEquals("2024-06-12 14:28:00.001", several.shortText(TIME));
        assertTrue(several.years());
        assertEquals("14:28:00.001", several.clockText(TIME));
    }

    @Test
    void takesTheYearInTheZone() {
        long newYear = 1735689600L * 1_000_000_000;
        assertTrue(TimeFormat.amid(ZoneOffset.UTC, newYear - 1, newYear).years());
        assertFalse(TimeFormat.amid(ZoneId.of("Asia/Tokyo"), newYear - 1, newYear).years());
    }
}
