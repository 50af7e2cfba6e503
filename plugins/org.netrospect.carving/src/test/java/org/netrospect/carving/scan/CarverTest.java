package org.netrospect.carving.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netrospect.carving.extent.Walk;
import org.netrospect.carving.format.Format;
import org.netrospect.carving.format.Formats;
import org.netrospect.carving.sample.Samples;

final class CarverTest {
    /** Bytes that no text and no format begins with. */
    private static final byte[] NOISE = noise(700);

    static Stream<String> anywhere() throws IOException {
        return Samples.anywhere().keySet().stream();
    }

    static Stream<String> atStart() {
        return Samples.atStart().keySet().stream();
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (byte) (i % 16 == 0 ? 1 : 0x80 | i * 5 & 0x3f);
        }
        return noise;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void knowsMoreThanSixtyFormatsAndHasASampleOfEach() throws IOException {
        Set<String> formats = Formats.all().stream().map(Format::name).collect(Collectors.toSet());
        Set<String> samples = Stream.concat(anywhere(), atStart()).map(Samples::format).collect(Collectors.toSet());
        assertTrue(formats.size() > 60, () -> formats.size() + " formats");
        formats.removeAll(samples);
        // their ends are those of the stream, or they are texts like others
        formats.removeAll(Set.of("one", "xar", "url"));
        assertEquals(Set.of(), formats);
    }

    @ParameterizedTest
    @MethodSource("anywhere")
    void findsAFileBetweenOtherBytesFromItsFirstToItsLast(String sample) throws IOException {
        byte[] file = Samples.anywhere().get(sample);
        byte[] stream = join(NOISE, file, NOISE);
        boolean endless = sample.endsWith("to its end");
        for (int piece : new int[] {stream.length, 1460, 1, 13}) {
            List<Carved.Found> found = Carved.of(stream, piece);
            assertEquals(1, found.size(), () -> "pieces of " + piece + ": " + found);
            assertEquals(Samples.format(sample), found.get(0).format());
            assertEquals(NOISE.length, found.get(0).offset());
            if (!endless) {
                assertArrayEquals(file, found.get(0).bytes(), () -> "pieces of " + piece + ": " + found);
                assertEquals(Walk.State.ENDED, found.get(0).state());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("atStart")
    void findsWhatIsCommonAtTheBeginningOfAStreamOnly(String sample) {
        byte[] file = Samples.atStart().get(sample);
        byte[] stream = join(file, NOISE);
        for (int piece : new int[] {stream.length, 1, 13}) {
            List<Carved.Found> found = Carved.of(stream, piece);
            assertEquals(1, found.size(), () -> "pieces of " + piece + ": " + found);
            assertEquals(Samples.format(sample), found.get(0).format());
            assertArrayEquals(file, found.get(0).bytes());
        }
    }

    @ParameterizedTest
    @MethodSource("anywhere")
    void endsAtTheEndOfTheStreamWithAllThatCame(String sample) throws IOException {
        byte[] file = Samples.anywhere().get(sample);
        byte[] stream = join(NOISE, Arrays.copyOf(file, file.length - Math.min(9, file.length / 8)));
        for (int piece : new int[] {stream.length, 1}) {
            Carved carved = new Carved();
            Carver carver = new Carver(Carved.MATCHER, carved);
            carved.feed(carver, stream, 0, stream.length, piece);
            carver.end();
            assertEquals(0, carved.open());
            if (!carved.files().isEmpty() && carved.files().get(0).state() == Walk.State.CUT) {
                Carved.Found found = carved.files().get(0);
                assertEquals(stream.length - found.offset(), found.bytes().length, found::toString);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("anywhere")
    void findsTheSameInDamagedFilesWhateverThePieces(String sample) throws IOException {
        byte[] file = Samples.anywhere().get(sample);
        Random random = new Random(sample.hashCode());
        for (int round = 0; round < 12; round++) {
            byte[] stream = join(NOISE, file, file, NOISE);
            for (int i = 0; i < 1 + round; i++) {
                stream[random.nextInt(stream.length)] = (byte) (random.nextBoolean() ? random.nextInt() : 0xff);
            }
            String whole = Carved.of(stream, stream.length).toString();
            assertEquals(whole, Carved.of(stream, 1 + random.nextInt(40)).toString());
        }
    }

    @Test
    void findsFilesThatFollowEachOtherDirectly() throws IOException {
        Map<String, byte[]> samples = Samples.anywhere();
        byte[] stream = join(samples.get("png"), samples.get("pdf"), samples.get("zip"), samples.get("gif"));
        assertEquals(List.of("png", "pdf", "zip", "gif"),
                Carved.of(stream, 100).stream().map(Carved.Found::format).toList());
    }

    @Test
    void doesNotLookIntoAFileThatItHasFound() throws IOException {
        byte[] zip = Samples.anywhere().get("zip");
        byte[] wave = Samples.anywhere().get("png");
        byte[] tar = Samples.anywhere().get("tar");
        System.arraycopy(wave, 0, tar, 600, wave.length);
        assertEquals(List.of("tar", "zip"), Carved.of(join(tar, zip), 64).stream().map(Carved.Found::format).toList());
    }

    @Test
    void goesOnBehindMissingBytesInsideContentAndSaysHowMany() throws IOException {
        byte[] file = Samples.anywhere().get("7z");
        Carved carved = new Carved();
        Carver carver = new Carver(Carved.MATCHER, carved);
        carver.data(file, 0, 40);
        carver.gap(20);
        carver.data(file, 60, file.length);
        carver.end();
        assertEquals(1, carved.files().size());
        assertEquals(20, carved.files().get(0).gaps());
        assertEquals(Walk.State.ENDED, carved.files().get(0).state());
        assertEquals(file.length - 20, carved.files().get(0).bytes().length);
    }

    @Test
    void cutsAFileWhoseStructureIsMissing() throws IOException {
        byte[] file = Samples.anywhere().get("png");
        Carved carved = new Carved();
        Carver carver = new Carver(Carved.MATCHER, carved);
        carver.data(file, 0, 35);
        carver.gap(4000);
        carver.data(NOISE, 0, NOISE.length);
        carver.end();
        assertEquals(Walk.State.CUT, carved.files().get(0).state());
        assertEquals(35, carved.files().get(0).bytes().length);
    }

    @Test
    void findsAlmostNothingInRandomBytes() {
        byte[] stream = new byte[8 << 20];
        new Random(3).nextBytes(stream);
        assertEquals(List.of(), Carved.of(stream, 1460));
    }

    @Test
    void aFileThatEndsWhereItBeginsIsNotFoundAgainAndAgain() throws IOException {
        byte[] elf = Samples.anywhere().get("elf");
        // the place of its table of sections
        for (int at = 40; at < 48; at++) {
            elf[at] = 0;
        }
        elf[39] = 0x10;
        byte[] after = Samples.anywhere().get("pyc");
        List<Carved.Found> found = Carved.of(join(elf, NOISE, after, NOISE), 5000);
        assertEquals("pyc", found.get(found.size() - 1).format());
    }

    @Test
    void aNumberOfPythonWhoseLengthCannotBeBreaksTheFile() throws IOException {
        byte[] code = Samples.anywhere().get("pyc");
        byte[] hostile = join(Arrays.copyOf(code, 37), new byte[] {'l', 0, 0, 0, (byte) 0x80}, NOISE);
        List<Carved.Found> found = Carved.of(hostile, hostile.length);
        assertEquals(List.of(Walk.State.CUT), found.stream().map(Carved.Found::state).toList());
        // as the last object, behind which the file would end
        byte[] last = join(Arrays.copyOf(code, 37), "NNNNNNNN0000N".getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {'l', 0, 0, 0, (byte) 0x80}, NOISE);
        assertEquals(1, Carved.of(last, last.length).size());
    }

    @Test
    void aStructureThatLeadsBackIsBroken() throws IOException {
        byte[] rpm = Samples.anywhere().get("rpm");
        // where the length of the content stands
        rpm[122] = 1;
        rpm[123] = 0;
        assertEquals("rpm", Carved.of(Arrays.copyOf(rpm, rpm.length + 300), 5000).get(0).format());
    }

    @Test
    void survivesManyBeginnings() {
        byte[] beginnings = "PK\3\4\u0089PNG\r\n\u001a\n%PDF-1.4 GIF89aMZ\u0090\0".getBytes(
                StandardCharsets.ISO_8859_1);
        byte[] stream = new byte[beginnings.length * 5000];
        for (int i = 0; i < stream.length; i++) {
            stream[i] = beginnings[i % beginnings.length];
        }
        Carved carved = new Carved();
        Carver carver = new Carver(Carved.MATCHER, carved);
        carved.feed(carver, stream, 0, stream.length, 1000);
        carver.end();
        assertEquals(0, carved.open());
    }
}
