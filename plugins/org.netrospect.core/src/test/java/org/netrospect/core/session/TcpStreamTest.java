package org.netrospect.core.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.netrospect.core.Limits;

class TcpStreamTest {
    private static final class Received implements StreamListener {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long length;
        long gaps;

        @Override
        public void bytes(TcpStream stream, byte[] data, int offset, int count) {
            length += count;
            if (data != TcpStream.UNKEPT) {
                bytes.write(data, offset, count);
            }
        }

        @Override
        public void gap(TcpStream stream, long count, boolean seenBeyond) {
            gaps += count;
        }
    }

    private record Segment(int from, int to) {
    }

    private static Limits small(int buffer, long all, int segments) {
        Limits d = Limits.DEFAULT;
        return new Limits(d.tunnelDepth(), d.fragmentBytes(), d.fragmentDatagrams(), d.fragmentTimeout(), d.tcpIdle(),
                d.otherIdle(), d.sessions(), buffer, all, segments, d.irregularitiesPerKind(), d.analysisBytes());
    }

    private static TcpStream stream() {
        return new TcpStream(new StreamBudget(Limits.DEFAULT, 1));
    }

    @RepeatedTest(300)
    void givesTheSameStreamHoweverItIsCutReorderedAndRepeated(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] sent = new byte[1 + random.nextInt(4000)];
        random.nextBytes(sent);
        List<Segment> segments = new ArrayList<>();
        for (int at = 0; at < sent.length;) {
            int end = Math.min(sent.length, at + 1 + random.nextInt(200));
            segments.add(new Segment(Math.max(0, at - random.nextInt(50)), end));
            if (random.nextInt(4) == 0) {
                segments.add(new Segment(at, Math.min(sent.length, end + random.nextInt(300))));
            }
            at = end;
        }
        Collections.shuffle(segments, random);
        Received kept = new Received();
        Received counted = new Received();
        TcpStream keeping = stream();
        TcpStream counting = stream();
        for (Segment s : segments) {
            int found = keeping.add(1 + s.from, sent, s.from, s.to - s.from, true, kept);
            assertEquals(0, found & TcpStream.DIFFERS);
            assertEquals(found, counting.add(1 + s.from, sent, s.from, s.to - s.from, false, counted));
        }
        assertArrayEquals(sent, kept.bytes.toByteArray());
        assertEquals(sent.length, counted.length);
        assertEquals(0, kept.gaps + counted.gaps);
    }

    @RepeatedTest(100)
    void accountsForEveryByteWhateverIsLostAndWhateverTheLimits(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] sent = new byte[20_000];
        TcpStream stream = new TcpStream(
                new StreamBudget(small(1 + random.nextInt(3000), 1 + random.nextInt(5000), 1 + random.nextInt(8)), 1));
        Received received = new Received();
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(sent.length);
            int length = Math.min(sent.length - from, random.nextInt(1500));
            stream.add(1 + from, sent, from, length, true, received);
            if (random.nextInt(10) == 0) {
                stream.acknowledged(1 + random.nextInt(sent.length), true, received);
            }
        }
        stream.end(received);
        assertEquals(stream.next() - 1, received.length + received.gaps);
        assertEquals(received.length, received.bytes.size());
    }

    @Test
    void takesTheFirstCopyAndTellsThatTheyDiffer() {
        Received received = new Received();
        TcpStream stream = stream();
        assertEquals(0, stream.add(3, "cd".getBytes(), 0, 2, true, received));
        assertEquals(TcpStream.REPEATED | TcpStream.DIFFERS, stream.add(1, "abXd".getBytes(), 0, 4, true, received));
        assertEquals("abcd", received.bytes.toString());
    }

    @Test
    void tellsAGapOfTwoGigabytesWithoutKeepingAnything() {
        Received received = new Received();
        TcpStream stream = stream();
        stream.add(1L + (2L << 30), "z".getBytes(), 0, 1, true, received);
        assertEquals(0, received.length);
        stream.acknowledged(2L + (2L << 30), true, received);
        assertEquals(2L << 30, received.gaps);
        assertEquals("z", received.bytes.toString());
    }

    @Test
    void staysInItsLimitsUnderAMillionOverlappingSegments() {
        Received received = new Received();
        StreamBudget budget = new StreamBudget(small(1 << 20, 1 << 20, 64), 1);
        TcpStream stream = new TcpStream(budget);
        Random random = new Random(1);
        byte[] data = new byte[100];
        int limits = 0;
        for (int i = 0; i < 1_000_000; i++) {
            limits |= stream.add(2 + random.nextInt(1 << 24), data, 0, 1 + random.nextInt(100), true, received);
        }
        assertTrue((limits & TcpStream.LIMIT) != 0);
        stream.end(received);
        assertTrue(budget.fits(1 << 20), "everything was given back");
    }

    @Test
    void givesUpAGapWhenAnotherStreamHasUsedTheMemory() {
        StreamBudget budget = new StreamBudget(small(1000, 10, 8), 1);
        Received first = new Received();
        new TcpStream(budget).add(5, new byte[10], 0, 10, true, first);
        Received second = new Received();
        int found = new TcpStream(budget).add(5, new byte[10], 0, 10, true, second);
        assertEquals(TcpStream.LIMIT, found);
        assertEquals("4 10", second.gaps + " " + second.length);
    }
}
