package org.netrospect.workbench.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HexRowTest {
    @Test
    void writesOffsetBytesAndText() {
        byte[] bytes = "GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
        assertEquals("0010  47 45 54 20 2f 20 48 54  54 50 2f 31 2e 31 0d 0a  GET / HTTP/1.1..",
                HexRow.WIDE.line(16, bytes, 0));
        assertEquals("0008  54 50 2f 31 2e 31 0d 0a  TP/1.1..", HexRow.NARROW.line(8, bytes, 8));
    }

    @Test
    void leavesMissingBytesBlank() {
        assertEquals("0000  47                       G", HexRow.NARROW.line(0, new byte[] {'G'}, 0));
    }

    @Test
    void findsTheByteAtEveryColumnOfItsOwn() {
        for (HexRow row : new HexRow[] {HexRow.WIDE, HexRow.NARROW}) {
            for (int i = 0; i < row.bytes(); i++) {
                assertEquals(OptionalInt.of(i), row.byteAt(row.hexColumn(i)));
                assertEquals(OptionalInt.of(i), row.byteAt(row.hexColumn(i) + 1));
                assertEquals(OptionalInt.of(i), row.byteAt(row.textColumn(i)));
            }
        }
    }

    @Test
    void findsNoByteInTheOffset() {
        assertEquals(OptionalInt.empty(), HexRow.WIDE.byteAt(2));
    }
}
