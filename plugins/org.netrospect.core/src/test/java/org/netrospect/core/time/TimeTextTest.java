package org.netrospect.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeTextTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** A Friday. */
    private static final TimeReference NOW = at("2024-06-14T17:20:30");

    private static TimeReference at(String local) {
        return new TimeReference(LocalDateTime.parse(local).atZone(BERLIN).toEpochSecond() * 1_000_000_000L, BERLIN);
    }

    private static String local(long nanos) {
        String text = new TimeFormat(BERLIN).longText(nanos);
        return text.endsWith(":00") ? text.substring(0, text.length() - 3) : text;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            half past four last Tuesday afternoon | 2024-06-11 16:30 | 2024-06-11 16:31
            half past four last Tuesday           | 2024-06-11 16:30 | 2024-06-11 16:31
            half past four on Tuesday morning     | 2024-06-11 04:30 | 2024-06-11 04:31
            yesterday 16:00..17:00                | 2024-06-13 16:00 | 2024-06-13 17:00
            last Wednesday 16:25..16:35           | 2024-06-12 16:25 | 2024-06-12 16:35
            last Tuesday 16:00..17:00             | 2024-06-11 16:00 | 2024-06-11 17:00
            16:00..17:00 last Tuesday             | 2024-06-11 16:00 | 2024-06-11 17:00
            yesterday 23:00..01:00                | 2024-06-13 23:00 | 2024-06-14 01:00
            this morning                          | 2024-06-14 06:00 | 2024-06-14 12:00
            2024-06-12                            | 2024-06-12 00:00 | 2024-06-13 00:00
            2024-06-12..2024-06-13                | 2024-06-12 00:00 | 2024-06-14 00:00
            2024-06                               | 2024-06-01 00:00 | 2024-07-01 00:00
            2023                                  | 2023-01-01 00:00 | 2024-01-01 00:00
            12 Jun 2024 16:28                     | 2024-06-12 16:28 | 2024-06-12 16:29
            June 12th, 2024 at 4:28 pm            | 2024-06-12 16:28 | 2024-06-12 16:29
            24 Dec                                | 2023-12-24 00:00 | 2023-12-25 00:00
            12.06.2024 16:28:05                   | 2024-06-12 16:28:05 | 2024-06-12 16:28:06
            quarter to five on Monday             | 2024-06-10 16:45 | 2024-06-10 16:46
            a quarter past nine yesterday         | 2024-06-13 09:15 | 2024-06-13 09:16
            ten to one yesterday                  | 2024-06-13 12:50 | 2024-06-13 12:51
            twenty five past three yesterday      | 2024-06-13 15:25 | 2024-06-13 15:26
            four o'clock yesterday afternoon      | 2024-06-13 16:00 | 2024-06-13 16:01
            noon                                  | 2024-06-14 12:00 | 2024-06-14 12:01
            midnight                              | 2024-06-14 00:00 | 2024-06-14 00:01
            16:28                                 | 2024-06-14 16:28 | 2024-06-14 16:29
            18:00                                 | 2024-06-13 18:00 | 2024-06-13 18:01
            an hour before 16:28                  | 2024-06-14 15:28 | 2024-06-14 15:29
            ten minutes after noon yesterday      | 2024-06-13 12:10 | 2024-06-13 12:11
            half an hour before noon              | 2024-06-14 11:30 | 2024-06-14 11:31
            around 16:28                          | 2024-06-14 16:13 | 2024-06-14 16:44
            between 16:00 and 17:00 yesterday     | 2024-06-13 16:00 | 2024-06-13 17:00
            from 9am to 5pm last Monday           | 2024-06-10 09:00 | 2024-06-10 17:00
            last week                             | 2024-06-03 00:00 | 2024-06-10 00:00
            Tuesday last week                     | 2024-06-04 00:00 | 2024-06-05 00:00
            last Friday                           | 2024-06-07 00:00 | 2024-06-08 00:00
            Friday                                | 2024-06-14 00:00 | 2024-06-15 00:00
            last month                            | 2024-05-01 00:00 | 2024-06-01 00:00
            3 days ago                            | 2024-06-11 00:00 | 2024-06-12 00:00
            the day before yesterday              | 2024-06-12 00:00 | 2024-06-13 00:00
            last night                            | 2024-06-13 18:00 | 2024-06-14 06:00
            2024-06-12T16:28                      | 2024-06-12 16:28 | 2024-06-12 16:29
            2024-06-12T14:28:00Z                  | 2024-06-12 16:28 | 2024-06-12 16:28:01
            2024-06-12T16:28:00+02:00             | 2024-06-12 16:28 | 2024-06-12 16:28:01
            2024-06-12 16:00..2024-06-12 17:00    | 2024-06-12 16:00 | 2024-06-12 17:00
            1718202480                            | 2024-06-12 16:28 | 2024-06-12 16:28:01
            1718202480.5                          | 2024-06-12 16:28:00.500 | 2024-06-12 16:28:00.600
            """)
    void wordsAreSeenFromTheReference(String text, String from, String to) throws TimeSyntaxException {
        TimeInterval interval = TimeText.parse(text, NOW);
        assertEquals(from, local(interval.from()));
        assertEquals(to, local(interval.to()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "teatime", "2024-13-01", "2024-02-30", "25:00", "16:61", "last", "last Tuesday 16:00..",
            "16:00..17:00..18:00", "yesterday today", "half past", "2024-06-13..2024-06-12", "99 Jun 2024", "the", "-",
            "9999999999999999", "quarter to thirty"})
    void whatIsNoTimeIsRefusedWithASentence(String text) {
        TimeSyntaxException refused = assertThrows(TimeSyntaxException.class, () -> TimeText.parse(text, NOW));
        assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
    }

    @Test
    void anHourThatWasTwiceIsMeantTwiceAndTold() throws TimeSyntaxException {
        TimeInterval twice = TimeText.parse("2024-10-27 02:30", NOW);
        assertEquals(3_660_000_000_000L, twice.to() - twice.from());
        assertTrue(twice.notes().getFirst().contains("twice"), twice.notes()::toString);
    }

    @Test
    void anHourThatWasNeverIsTold() throws TimeSyntaxException {
        TimeInterval never = TimeText.parse("2024-03-31 02:30", NOW);
        assertEquals("2024-03-31 03:30", local(never.from()));
        assertTrue(never.notes().getFirst().contains("never"), never.notes()::toString);
    }

    @Test
    void howAWeekdayAndASpokenHourAreReadIsTold() throws TimeSyntaxException {
        String notes = TimeText.parse("half past four last Tuesday", NOW).notes().toString();
        assertTrue(notes.contains("2024-06-11") && notes.contains("afternoon"), notes);
    }

    @Test
    void anyMixOfWordsEndsWithATimeOrASentence() {
        String[] words = {"last", "Tuesday", "half", "past", "to", "four", "16:00", "..", "yesterday", "ago", "2",
                "hours",
                "2024-06-12", "Jun", "12", "this", "morning", "before", "an", "hour", "week", "@1718202480", "between",
                "and", "99", "-", "noon", "pm", "o'clock", "twenty", "2024", "since", "+02:00", "T", "around"};
        Random random = new Random(7);
        int times = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(6); n >= 0; n--) {
                text.append(words[random.nextInt(words.length)]).append(random.nextInt(8) == 0 ? "" : " ");
            }
            try {
                TimeInterval interval = TimeText.parse(text.toString(), NOW);
                assertTrue(interval.to() >= interval.from(), text::toString);
                times++;
            } catch (TimeSyntaxException e) {
                assertTrue(e.getMessage().endsWith("."), e::getMessage);
            }
        }
        assertTrue(times > 500, "only " + times + " were times");
    }
}
