package org.netrospect.protocols.packed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

class PackedTest {
    private static final byte[] TEXT = "what is said twice is said twice".getBytes(StandardCharsets.US_ASCII);

    private static ByteWindow window(byte[] bytes) {
        return new ByteWindow(bytes, 0, bytes.length);
    }

    private static String snappy(String hex, int most) {
        return new String(Packed.SNAPPY.open(window(HexFormat.of().parseHex(hex)), most), StandardCharsets.US_ASCII);
    }

    @Test
    void opensZlibAndZstandard() throws IOException {
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(zlib)) {
            out.write(TEXT);
        }
        assertArrayEquals(TEXT, Packed.ZLIB.open(window(zlib.toByteArray()), 1000));
        assertArrayEquals(TEXT, Packed.ZSTD.open(window(Zstd.compress(TEXT)), 1000));
        assertEquals(7, Packed.ZSTD.open(window(Zstd.compress(TEXT)), 7).length);
    }

    @Test
    void opensSnappyWithCopiesThatOverlap() {
        // 3 literals, then 9 from 3 before, then 4 from 12 before in two bytes
        assertEquals("abcabcabcabcabca", snappy("10" + "08616263" + "1503" + "0e0c00", 1000));
        assertEquals("abcab", snappy("10" + "08616263" + "1503" + "0e0c00", 5));
    }

    @Test
    void givesWhatIsThereOfCutSnappy() {
        assertEquals("ab", snappy("8080808001" + "106162", 1000));
    }

    @Test
    void refusesWhatIsNotPacked() {
        assertThrows(MalformedInput.class, () -> snappy("10" + "08616263" + "1509", 1000));
        assertThrows(MalformedInput.class, () -> snappy("ffffffffffff", 1000));
        for (Packed each : new Packed[] {Packed.ZLIB, Packed.BROTLI, Packed.ZSTD}) {
            assertThrows(MalformedInput.class, () -> each.open(window(TEXT), 1000), each.name());
        }
    }
}
