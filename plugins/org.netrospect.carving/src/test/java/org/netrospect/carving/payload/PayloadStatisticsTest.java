package org.netrospect.carving.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class PayloadStatisticsTest {
    private static final String PROSE = "The stations answer one another over the wire, and what they say is written "
            + "down with the time of each word, so that nobody has to remember it. ";

    private static PayloadStatistics of(byte[] bytes) {
        return PayloadStatistics.of(bytes, bytes.length);
    }

    private static byte[] random(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void evenlySpreadBytesLookEncrypted() {
        for (int seed = 0; seed < 200; seed++) {
            for (int length : new int[] {64, 200, 1024}) {
                assertEquals(Looks.ENCRYPTED, of(random(seed, length)).looks(), seed + " " + length);
            }
        }
        assertTrue(of(random(1, 1024)).entropy() > 7.7);
        assertEquals(0, of(random(1, 1024)).repeated(), 0.005);
    }

    @Test
    void aFewBytesAreNotCalledEncrypted() {
        assertEquals(Looks.BINARY, of(random(1, 20)).looks());
    }

    @Test
    void whatDeflateMakesLooksCompressedWithAndWithoutItsHeader() {
        byte[] prose = new byte[60_000];
        Random random = new Random(5);
        for (int i = 0; i < prose.length; i++) {
            prose[i] = (byte) PROSE.charAt(random.nextInt(PROSE.length()));
        }
        Deflater deflater = new Deflater();
        deflater.setInput(prose);
        deflater.finish();
        byte[] packed = new byte[1024];
        assertEquals(1024, deflater.deflate(packed));
        deflater.end();
        assertEquals(Looks.COMPRESSED, of(packed).looks());
        Looks inside = of(Arrays.copyOfRange(packed, 2, 1024)).looks();
        assertTrue(inside == Looks.COMPRESSED || inside == Looks.ENCRYPTED, inside.word());
    }

    @Test
    void charactersOfAnyLanguageLookLikeText() {
        assertEquals(Looks.TEXT, of(PROSE.getBytes(StandardCharsets.US_ASCII)).looks());
        assertEquals(Looks.TEXT, of("Καλημέρα κόσμε, größer, 日本語\r\n".getBytes(StandardCharsets.UTF_8)).looks());
        assertEquals(Looks.TEXT, of(PROSE.getBytes(StandardCharsets.UTF_16LE)).looks());
        assertEquals(1, of(PROSE.getBytes(StandardCharsets.UTF_16BE)).printable());
    }

    @Test
    void recordsLookBinaryAndRepeatThemselves() {
        byte[] records = new byte[1000];
        for (int i = 0; i < records.length; i += 20) {
            records[i] = 7;
            records[i + 3] = (byte) i;
            records[i + 10] = (byte) 0xc0;
            records[i + 11] = (byte) 0xa8;
        }
        PayloadStatistics statistics = of(records);
        assertEquals(Looks.BINARY, statistics.looks());
        assertTrue(statistics.repeated() > 0.8);
    }
}
