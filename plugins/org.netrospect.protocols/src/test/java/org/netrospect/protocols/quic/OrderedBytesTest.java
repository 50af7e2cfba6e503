package org.netrospect.protocols.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;

class OrderedBytesTest {
    private final StringBuilder got = new StringBuilder();
    private final OrderedBytes bytes = new OrderedBytes(new OrderedBytes.Taker() {
        @Override
        public void data(ByteWindow piece) {
            got.append(piece.latin1(0, piece.length()));
        }

        @Override
        public void gap(long length) {
            got.append('[').append(length).append(']');
        }
    });

    private void put(long offset, String text) {
        byte[] piece = text.getBytes(StandardCharsets.ISO_8859_1);
        bytes.put(offset, new ByteWindow(piece, 0, piece.length));
    }

    @Test
    void givesPiecesInOrderAndEachByteOnce() {
        put(6, "world");
        put(3, "lo wo");
        put(0, "hel");
        put(0, "hello");
        put(11, "!");
        assertEquals("hello world!", got.toString());
        assertEquals(0, bytes.held());
    }

    @Test
    void tellsWhatNeverCame() {
        put(0, "a");
        put(5, "f");
        bytes.end();
        assertEquals("a[4]f", got.toString());
    }

    @Test
    void goesOnWithoutBytesThatStayAwayTooLong() {
        for (int i = 1; i <= 40_000; i++) {
            put(10L * i, "0123456789");
        }
        assertTrue(got.toString().startsWith("[10]0123456789"));
        assertTrue(bytes.held() <= 1 << 20);
    }
}
