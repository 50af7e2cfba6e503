package org.netrospect.carving.examine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netrospect.carving.sample.ArchiveSamples;
import org.netrospect.carving.sample.Bytes;
import org.netrospect.carving.sample.Samples;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.file.Examination;
import org.netrospect.core.file.FileContent;

final class UnpackingTest {
    private static final byte[] TEXT = "Something in an archive.\n".repeat(300).getBytes();

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "ar", "cpio", "7z"})
    void listsArchivesAndTakesTheirFilesOut(String format) throws IOException {
        Examination found = Examined.of(Samples.anywhere().get(format));
        assertEquals(List.of("a.txt"), Examined.fact(found, "listing"));
        assertEquals(List.of("a.txt"), Examined.names(found));
        assertTrue(new String(Examined.content(found.nested().get(0))).startsWith("One file in an archive"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bz2", "xz", "zst", "lz4"})
    void unpacksSingleFiles(String format) throws IOException {
        Examination found = Examined.of(Samples.anywhere().get(format));
        assertEquals(1, found.nested().size());
        assertTrue(new String(Examined.content(found.nested().get(0))).startsWith("One file in an archive"));
    }

    @Test
    void takesOutDeflatedFilesOfAnySizeWithoutKeepingThem() throws IOException {
        Examination found = Examined.of(ArchiveSamples.zip(false, Map.of("a/b.txt", TEXT)));
        FileContent nested = found.nested().get(0).content();
        byte[] back = new byte[5];
        assertEquals(5, nested.read(700, back, 0, 5));
        assertArrayEquals(Arrays.copyOfRange(TEXT, 700, 705), back);
        assertEquals(5, nested.read(100, back, 0, 5));
        assertArrayEquals(Arrays.copyOfRange(TEXT, 100, 105), back);
        assertArrayEquals(TEXT, Examined.content(found.nested().get(0)));
    }

    @Test
    void givesNoBombOut() throws IOException {
        byte[] bomb = ArchiveSamples.packed(CompressorStreamFactory.GZIP, new byte[16 << 20]);
        Examination found = Examined.of(bomb);
        assertEquals(true, Examined.fact(found, "bomb"));
        assertEquals(List.of(), found.nested());
        Examination zip = Examined.of(ArchiveSamples.zip(false, Map.of("a", new byte[16 << 20])));
        assertEquals(true, Examined.fact(zip, "bomb"));
        assertEquals(List.of(), zip.nested());
    }

    @Test
    void keepsTheBeginningOfWhatIsDamaged() throws IOException {
        byte[] random = new Bytes().data(40_000).done();
        byte[] packed = ArchiveSamples.packed(CompressorStreamFactory.GZIP, random);
        Examination found = Examined.of(Arrays.copyOf(packed, packed.length - 20));
        byte[] nested = Examined.content(found.nested().get(0));
        assertTrue(nested.length > 1000, () -> nested.length + " bytes");
        assertArrayEquals(Arrays.copyOf(random, nested.length), nested);
    }

    @Test
    void takesOutNoMoreFilesThanItSays() throws IOException {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < Findings.MOST_NESTED + 20; i++) {
            many.put("file" + i, TEXT);
        }
        Examination found = Examined.of(ArchiveSamples.zip(true, many));
        assertEquals(Findings.MOST_NESTED, found.nested().size());
        assertEquals(List.of("It has more than 500 files inside; the others were not taken out."),
                Examined.fact(found, "remarks"));
    }

    @Test
    void doesNotBelieveLengthsOfArchives() throws IOException {
        byte[] tar = Samples.anywhere().get("tar");
        System.arraycopy("77777777777".getBytes(), 0, tar, 124, 11);
        Examination found = Examined.of(tar);
        assertTrue(found.nested().stream().allMatch(nested -> nested.content().length() <= tar.length));
    }

    @Test
    void readsTheSourceOfMacros() {
        // the example of [MS-OVBA] 3.2.2
        byte[] packed = new Bytes().hex("01 2fb0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6a 01 38 "
                + "08 61 6b 6c 00 30 6d 6e 6f 70 06 71 02 70 04 10 72 73 74 75 76 10 77 78 79 7a 00 3c").done();
        assertEquals("#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
                new String(VisualBasic.decompress(new ByteWindow(packed, 0, packed.length))));
        byte[] stream = new Bytes().data(10).hex("01").le16(0xb000 | 11).u8(0).text("Attribut").u8(0).text("e")
                .done();
        assertEquals("Attribute", VisualBasic.source(stream).map(String::new).orElse(""));
    }
}
