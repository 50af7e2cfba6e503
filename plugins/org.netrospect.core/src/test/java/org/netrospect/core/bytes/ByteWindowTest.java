package org.netrospect.core.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ByteWindowTest {
    private final byte[] bytes = {0, (byte) 0x81, 2, 3, 4, 5, 6, 7, 8, 9};
    private final ByteWindow window = new ByteWindow(bytes, 1, 8);

    @Test
    void readsNumbersInBothByteOrders() {
        assertEquals(0x81, window.u8(0));
        assertEquals(0x8102, window.u16(0));
        assertEquals(0x0281, window.u16le(0));
        assertEquals(0x810203, window.u24(0));
        assertEquals(0x81020304L, window.u32(0));
        assertEquals(0x04030281L, window.u32le(0));
        assertEquals(0x8102030405060708L, window.i64(0));
        assertEquals(0x0807060504030281L, window.i64le(0));
        assertArrayEquals(new byte[] {2, 3}, window.bytes(1, 2));
        assertEquals(3, window.indexOf(4, 0));
        assertEquals(-1, window.indexOf(9, 0));
    }

    @Test
    void throwsAtEveryReadThatLeavesTheWindow() {
        assertThrows(MalformedInput.class, () -> window.u8(8));
        assertThrows(MalformedInput.class, () -> window.u8(-1));
        assertThrows(MalformedInput.class, () -> window.u16(7));
        assertThrows(MalformedInput.class, () -> window.i64(1));
        assertThrows(MalformedInput.class, () -> window.bytes(1, Integer.MAX_VALUE));
        assertThrows(MalformedInput.class, () -> window.bytes(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertThrows(MalformedInput.class, () -> window.slice(4, -1));
    }

    @Test
    void aSliceSeesItsPieceOnly() {
        ByteWindow slice = window.slice(2, 3);
        assertEquals(3, slice.length());
        assertEquals(3, slice.u8(0));
        assertThrows(MalformedInput.class, () -> slice.u8(3));
    }

    @Test
    void refusesAPieceThatIsNotInTheArray() {
        assertThrows(IllegalArgumentException.class, () -> new ByteWindow(bytes, 5, 6));
        assertThrows(IllegalArgumentException.class, () -> new ByteWindow(bytes, -1, 2));
    }
}
