package org.netrospect.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netrospect.core.capture.NotACaptureException;
import org.netrospect.core.packet.PacketSource;
import org.netrospect.core.packet.RawPacket;

/** What must hold of every capture of the repository, and of what damage makes of it. */
class CapturesTest {
    @TempDir
    Path folder;

    static List<Path> captures() {
        return Read.testdata();
    }

    static List<Path> smallCaptures() {
        return captures().subList(0, 9);
    }

    @Test
    void readsAsManyPacketsAsTheReadmeSays() throws IOException {
        int compared = 0;
        for (String line : Files.readAllLines(Path.of("..", "..", "testdata", "README.md"))) {
            String[] cells = line.split(" \\| ");
            Path file = Path.of("..", "..", "testdata", cells[0].replace("| ", "").replace("`", ""));
            if (cells.length > 5 && cells[1].matches("\\d+") && Files.exists(file)) {
                assertEquals(Integer.parseInt(cells[1]), Read.of(file).packets().size(), line);
                compared++;
            }
        }
        assertTrue(compared >= 39, () -> "too few captures");
    }

    @ParameterizedTest
    @MethodSource("captures")
    void theSizeOfTheBlocksChangesNothing(Path capture) throws IOException {
        Read once = Read.of(capture, 4 << 20);
        for (int size : new int[] {1, 65_537, 100_000}) {
            assertEquals(once.lines(), Read.of(capture, size).lines());
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void fetchesEveryPacketAsItWasReadFirstInAnyOrder(Path capture) throws IOException {
        Read read = Read.of(capture);
        List<RawPacket> packets = new ArrayList<>(read.packets());
        Collections.shuffle(packets, new Random(1));
        try (PacketSource source = new PcapOpener().source(capture, read.layout(), folder.resolve("unused"))) {
            for (RawPacket packet : packets) {
                assertEquals(Read.line(packet), Read.line(source.read(packet.position(), packet.number())));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("smallCaptures")
    void readsWhatStandsBeforeACutAtEveryByte(Path capture) throws IOException {
        byte[] whole = Files.readAllBytes(capture);
        List<String> all = Read.of(capture).lines();
        Path cut = folder.resolve("cut");
        int before = 0;
        for (int length = 0; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            try {
                Read read = Read.of(cut);
                assertTrue(read.packets().size() >= before, "packets vanish");
                before = read.packets().size();
                assertEquals(all.subList(0, before), read.lines());
            } catch (NotACaptureException e) {
                assertEquals(0, before, e::getMessage);
                assertTrue(e.getMessage().startsWith("cut "), e::getMessage);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("smallCaptures")
    void survivesFlippedBits(Path capture) throws IOException {
        byte[] whole = Files.readAllBytes(capture);
        Path flipped = folder.resolve("flipped");
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            byte[] bytes = whole.clone();
            for (int i = 0; i <= seed % 8; i++) {
                int at = seed % 2 == 0 ? random.nextInt(bytes.length) : random.nextInt(Math.min(200, bytes.length));
                bytes[at] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(flipped, bytes);
            try {
                Read read = Read.of(flipped);
                try (PacketSource source = new PcapOpener().source(flipped, read.layout(), folder.resolve("unused"))) {
                    for (RawPacket packet : read.packets()) {
                        assertEquals(Read.line(packet), Read.line(source.read(packet.position(), packet.number())));
                    }
                }
            } catch (NotACaptureException e) {
                assertTrue(e.getMessage().endsWith("."), e::getMessage);
            } catch (RuntimeException e) {
                fail(capture + " with seed " + seed, e);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("smallCaptures")
    void neverFindsAPacketThatIsNotThere(Path capture) throws IOException {
        Read read = Read.of(capture);
        long size = Files.size(capture);
        try (PacketSource source = new PcapOpener().source(capture, read.layout(), folder.resolve("unused"))) {
            for (long position : new long[] {-1, size - 1, size, size + 100_000, Long.MAX_VALUE - 10}) {
                try {
                    fail("found " + source.read(position, 1));
                } catch (IOException e) {
                    assertTrue(e.getMessage().contains("packet 1 does not stand at byte " + position), e::getMessage);
                }
            }
            RawPacket last = read.packets().get(read.packets().size() - 1);
            assertEquals(Read.line(last), Read.line(source.read(last.position(), last.number())));
        }
    }
}
