package org.netrospect.carving.extent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.MalformedInput;

final class WalkTest {
    /** Keeps what is given away. */
    private static final class Taken implements Walk.Output {
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> sizes = new ArrayList<>();

        @Override
        public void data(byte[] bytes, int from, int to) {
            text.append(new String(bytes, from, to - from));
            sizes.add(to - from);
        }

        @Override
        public void gap(long length) {
            text.append("[").append(length).append("]");
        }
    }

    private final Taken taken = new Taken();

    private static byte[] bytes(String text) {
        return text.getBytes();
    }

    /** A digit says how many bytes follow; 0 ends. */
    private static Step chunk(Piece p) {
        int digit = p.u8(0) - '0';
        return digit == 0 ? Step.end(p.end()) : digit > 9 ? new Step.Broken(p.at())
                : Step.read(p.end() + digit, 1, WalkTest::chunk);
    }

    private Walk walk() {
        return new Walk(Step.check(0, 1, WalkTest::chunk), 1000, taken);
    }

    @Test
    void endsWhereTheStructureEnds() {
        Walk walk = walk();
        byte[] stream = bytes("3abc2de0xyz");
        int at = walk.feed(stream, 0, stream.length);
        assertEquals(Walk.State.PROVEN, walk.state());
        at = walk.feed(stream, at, stream.length);
        assertEquals(Walk.State.ENDED, walk.state());
        assertEquals(8, at - walk.rest().length);
        assertEquals("3abc2de0", taken.text.toString());
    }

    @Test
    void saysHowLongAFileIsAtLeastThatIsCut() {
        Walk walk = walk();
        byte[] stream = bytes("3abc9de");
        walk.feed(stream, walk.feed(stream, 0, stream.length), stream.length);
        walk.close();
        assertEquals(Walk.State.CUT, walk.state());
        assertEquals(15, walk.leastLength());
        assertEquals("3abc9de", taken.text.toString());
    }

    @Test
    void passesOverMissingBytesOfContent() {
        Walk walk = walk();
        byte[] stream = bytes("9ab");
        walk.feed(stream, walk.feed(stream, 0, 3), 3);
        walk.gap(7);
        walk.feed(bytes("0"), 0, 1);
        assertEquals(Walk.State.ENDED, walk.state());
        assertEquals("9ab[7]0", taken.text.toString());
    }

    @Test
    void isCutWhereMissingBytesHoldTheStructure() {
        Walk walk = walk();
        byte[] stream = bytes("9ab");
        walk.feed(stream, walk.feed(stream, 0, 3), 3);
        walk.gap(8);
        assertEquals(Walk.State.CUT, walk.state());
    }

    @Test
    void leavesWhatIsBehindABreakToOthers() {
        Walk walk = walk();
        for (byte b : bytes("1a1b")) {
            walk.feed(new byte[] {b}, 0, 1);
        }
        assertEquals(0, walk.feed(bytes("X"), 0, 1));
        assertEquals(Walk.State.CUT, walk.state());
        assertEquals("1a1b", taken.text.toString());
        assertEquals(0, walk.rest().length);
    }

    @Test
    void isNoFileWhenTheFirstStepSaysSo() {
        Walk walk = new Walk(Step.check(0, 1, p -> {
            throw new MalformedInput("nonsense");
        }), 1000, taken);
        walk.feed(bytes("a"), 0, 1);
        assertEquals(Walk.State.NOT, walk.state());
        assertEquals("", taken.text.toString());
    }

    @Test
    void cutsWhatBecomesTooLarge() {
        Walk walk = new Walk(Step.check(0, 1, p -> Step.end(1001)), 1000, taken);
        byte[] stream = bytes("a".repeat(2000));
        int at = walk.feed(stream, 0, stream.length);
        walk.feed(stream, at, stream.length);
        assertTrue(walk.over());
        assertTrue(walk.position() <= 1000, () -> walk.position() + " bytes");
    }

    @Test
    void findsTextsThatCrossPieces() {
        Search search = Searches.text("</HTML>", true);
        assertEquals(-1, search.find(bytes("<p></Ht"), 0, 7));
        assertEquals(3, search.find(bytes("mL>x"), 0, 4));
        assertEquals(2, Searches.either(Searches.text("zz", false), Searches.endOfText()).find(bytes("ab\0zz"), 0, 5));
    }
}
