package org.netrospect.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DeliveredBytesTest {
    private final byte[] stream = new byte[1000];
    private final DeliveredBytes delivered = new DeliveredBytes();

    private boolean differ(int from, int length) {
        return delivered.differ(from, stream, from, length);
    }

    private void add(int from, int length) {
        delivered.add(from, stream, from, length);
    }

    @RepeatedTest(200)
    void findsNoDifferenceInTrueRepetitions(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        random.nextBytes(stream);
        int end = 0;
        while (end < 900) {
            int length = 1 + random.nextInt(60);
            add(end, length);
            end += length;
            int from = random.nextInt(end);
            assertFalse(differ(from, 1 + random.nextInt(end - from)));
        }
    }

    @Test
    void findsAByteChangedAnywhereInAPieceThatComesAgainWhole() {
        add(0, 100);
        add(100, 50);
        for (int changed = 0; changed < 150; changed++) {
            stream[changed] ^= 4;
            assertTrue(differ(0, 150));
            assertEquals(changed >= 100, differ(100, 50));
            stream[changed] ^= 4;
        }
    }

    @Test
    void findsAByteChangedAtTheEdgesOfAPieceThatIsMetInPart() {
        add(0, 100);
        for (int changed : new int[] {0, 3, 7}) {
            stream[changed] ^= 4;
            assertTrue(differ(0, 40));
            stream[changed] ^= 4;
        }
        for (int changed : new int[] {92, 95, 99}) {
            stream[changed] ^= 4;
            assertTrue(differ(90, 200));
            stream[changed] ^= 4;
        }
        stream[50] ^= 4;
        assertFalse(differ(40, 20));
    }

    @Test
    void remembersTheLastEightPieces() {
        for (int i = 0; i < 30; i++) {
            add(i * 10, 10);
        }
        for (int i = 0; i < 30; i++) {
            stream[i * 10 + 5] ^= 1;
            assertEquals(i >= 22, differ(i * 10, 10));
            stream[i * 10 + 5] ^= 1;
        }
    }
}
