package org.netrospect.workbench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.workbench.timeline.TimeTicks.Mark;

class TimeTicksTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void marksFullMinutesAndNamesTheDay() {
        TimeTicks ticks = ticks("2024-06-12T14:28:10Z", "2024-06-12T14:33:00Z", 6, BERLIN);
        assertEquals(List.of("16:29", "16:30", "16:31", "16:32", "16:33"), texts(ticks.marks()));
        assertEquals(List.of("Wed 12 Jun 2024"), texts(ticks.periods()));
    }

    @Test
    void namesTheNextDayWhereItBegins() {
        TimeTicks ticks = ticks("2024-06-12T20:00:00Z", "2024-06-13T02:00:00Z", 7, BERLIN);
        assertEquals(List.of("22:00", "23:00", "00:00", "01:00", "02:00", "03:00", "04:00"), texts(ticks.marks()));
        assertEquals(List.of("Wed 12 Jun 2024", "Thu 13 Jun 2024"), texts(ticks.periods()));
        assertEquals(nanos("2024-06-12T22:00:00Z"), ticks.periods().get(1).time());
    }

    @Test
    void marksDaysAtMidnightOfTheZone() {
        TimeTicks ticks = ticks("2024-05-29T12:00:00Z", "2024-06-02T12:00:00Z", 5, BERLIN);
        assertEquals(List.of("Thu 30", "Fri 31", "Sat 1", "Sun 2"), texts(ticks.marks()));
        assertEquals(nanos("2024-05-29T22:00:00Z"), ticks.marks().getFirst().time());
        assertEquals(List.of("May 2024", "Jun 2024"), texts(ticks.periods()));
    }

    @Test
    void skipsTheHourThatSummerTimeSkips() {
        TimeTicks ticks = ticks("2024-03-31T00:00:00Z", "2024-03-31T03:00:00Z", 4, BERLIN);
        List<Long> times = ticks.marks().stream().map(Mark::time).toList();
        assertEquals(times.stream().distinct().sorted().toList(), times);
        assertEquals(List.of("01:00", "02:00", "04:00", "05:00"), texts(ticks.marks()));
    }

    @Test
    void writesAsManyDecimalsAsTheStepNeeds() {
        TimeTicks ticks = TimeTicks.of(0, 5_000_000, 5, ZoneOffset.UTC);
        assertEquals(List.of("00.000", "00.001", "00.002", "00.003", "00.004", "00.005"), texts(ticks.marks()));
    }

    @Test
    void marksYearsOfACaseThatSpansACentury() {
        TimeTicks ticks = ticks("1970-01-01T00:00:00Z", "2106-02-07T06:28:15Z", 8, ZoneOffset.UTC);
        assertEquals(List.of("1980", "2000", "2020", "2040", "2060", "2080", "2100"), texts(ticks.marks()));
    }

    @Test
    void endsAtTheLastTimeThatCanBeRecorded() {
        TimeTicks ticks = TimeTicks.of(0, Long.MAX_VALUE, 8, ZoneOffset.UTC);
        assertTrue(ticks.marks().size() <= 9, () -> texts(ticks.marks()).toString());
    }

    private static TimeTicks ticks(String from, String to, int most, ZoneId zone) {
        return TimeTicks.of(nanos(from), nanos(to), most, zone);
    }

    private static List<String> texts(List<Mark> marks) {
        return marks.stream().map(Mark::text).toList();
    }

    private static long nanos(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
    }
}
