package org.netrospect.protocols.bacnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;

class SegmentsTest {
    private static ByteWindow bytes(String text) {
        return new ByteWindow(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
    }

    @Test
    void putsSegmentsTogetherInTheirOrder() {
        Segments segments = new Segments();
        assertTrue(segments.add("a", 0, true, bytes("one ")).isEmpty());
        assertTrue(segments.add("b", 0, true, bytes("other ")).isEmpty());
        assertTrue(segments.add("a", 1, true, bytes("two ")).isEmpty());
        assertTrue(segments.add("a", 1, true, bytes("two ")).isEmpty());
        ByteWindow all = segments.add("a", 2, false, bytes("three")).orElseThrow();
        assertEquals("one two three", all.latin1(0, all.length()));
    }

    @Test
    void leavesOutWhatHasNoBeginning() {
        Segments segments = new Segments();
        assertTrue(segments.add("a", 1, false, bytes("two")).isEmpty());
        segments.add("a", 0, true, bytes("one"));
        assertTrue(segments.add("a", 2, false, bytes("three")).isEmpty());
    }
}
