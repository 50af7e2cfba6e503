package org.netrospect.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.session.PacketTrail;

class TrailFileTest {
    @TempDir
    Path folder;

    @Test
    void visitsPiecesThatLieApartInTheOrderOfThePackets() throws IOException {
        TrailFile file = new TrailFile(folder.resolve("trails"), 0);
        int packets = 100_000;
        long last = -1;
        int pieces = 0;
        try (TrailFile.Writer writer = file.append()) {
            PacketTrail trail = new PacketTrail();
            for (long n = 1; n <= packets; n++) {
                int capture = n <= packets / 2 ? 1 : 2;
                boolean full = trail.add(capture, n, n * 1000, n % 3 == 0);
                if (full || n == packets / 2 || n == packets) {
                    int length = trail.length();
                    last = writer.add(last, capture, trail.take(), length);
                    writer.add(-1, 9, new byte[] {2, 2}, 2);
                    pieces++;
                }
            }
            writer.out().flush();
            file.length(writer.out().length());
        }
        assertTrue(pieces > 100);
        long[] expected = {1};
        file.visit(last, (capture, number, position, fromServer) -> {
            assertEquals(expected[0], number);
            assertEquals(number * 1000, position);
            assertEquals(number % 3 == 0, fromServer);
            assertEquals(number <= packets / 2 ? 1 : 2, capture);
            expected[0]++;
        });
        assertEquals(packets + 1, expected[0]);
    }

    @Test
    void saysThatItIsDamaged() throws IOException {
        Path path = folder.resolve("trails");
        List<byte[]> heads = List.of(head(0, 4), head(-1, -5), head(-1, 1 << 20), head(-1, 100));
        for (byte[] head : heads) {
            Files.write(path, head);
            TrailFile file = new TrailFile(path, head.length);
            List<Long> seen = new ArrayList<>();
            IOException failure = assertThrows(IOException.class,
                    () -> file.visit(0, (capture, number, position, fromServer) -> seen.add(number)));
            assertTrue(failure.getMessage().contains("is damaged at 0"), failure.getMessage());
            assertEquals(List.of(), seen);
        }
        assertThrows(IOException.class, () -> new TrailFile(path, 24).visit(24, (c, n, p, s) -> { }));
    }

    private static byte[] head(long previous, int length) {
        return ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putLong(previous).putInt(1)
                .putInt(length).array();
    }
}
