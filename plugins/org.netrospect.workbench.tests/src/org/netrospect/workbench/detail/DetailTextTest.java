package org.netrospect.workbench.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.time.TimeFormat;

class DetailTextTest {
    private final DetailText details = new DetailText(new TimeFormat(ZoneOffset.UTC));

    @Test
    void writesNamesAndValuesWithTheirUnits() {
        assertEquals("lease: 600 s · routers: 192.0.2.1 · request: 3,208 bytes · success: yes",
                details.line("{\"lease_seconds\":600,\"routers\":\"192.0.2.1\",\"request_bytes\":3208,"
                        + "\"success\":true}"));
        assertEquals("bytes read: 116 bytes · size: 1 byte", details.line("{\"bytes_read\":116,\"size\":1}"));
    }

    @Test
    void writesListsWithCommasAndObjectsAsTheyAre() {
        assertEquals("to: a, b · none:  · more: {\"x\":[1,2]}",
                details.line("{\"to\":[\"a\",\"b\"],\"none\":[],\"more\":{\"x\":[1,2]}}"));
    }

    @Test
    void writesMomentsInTheZone() {
        assertEquals("transmit time: 2018-02-26 07:17:35.743602024",
                details.line("{\"transmit_time\":\"1519629455.743602024\"}"));
        assertEquals("far: 99999999999.000000000", details.line("{\"far\":\"99999999999.000000000\"}"));
    }

    @Test
    void groupsDigitsOfAmountsButNotOfNames() {
        assertEquals("port: 57306 · count: 1,234,567", details.line("{\"port\":57306,\"count\":1234567}"));
    }

    @Test
    void undoesWhatJsonEscapes() {
        DetailText.Line line = details.lines("{\"user\":\"3B\\\\backdoor \\u00e9\\n\"}").orElseThrow().getFirst();
        assertEquals(List.of("3B\\backdoor é\n"), line.raw());
        assertTrue(line.quoted());
    }

    @Test
    void showsWhatIsNoJsonAsItIs() {
        for (String text : List.of("", "no JSON", "{", "{\"a\"", "{\"a\":}", "{\"a\":1", "{\"a\":1}x",
                "{\"a\":\"\\u00g0\"}",
                "[1]", "{\"a\":" + "[".repeat(10_000))) {
            assertEquals(text, details.line(text));
        }
        assertEquals("", details.line("{}"));
    }
}
