package org.netrospect.protocols.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.Fed;

class FramedStreamsTest {
    private static final int MOST = 6;

    private final Letters letters = new Letters();

    /** Frames of a digit, their length, and letters; {@code T} goes over to another protocol. */
    private static final class Letters implements FramedStreams.Reader {
        private final List<String> told = new ArrayList<>();
        private boolean over;

        @Override
        public long length(boolean fromClient, ByteWindow begin) {
            if (begin.u8(0) < '1' || begin.u8(0) > '9') {
                throw new MalformedInput("no digit");
            }
            return begin.u8(0) - '0';
        }

        @Override
        public void frame(boolean fromClient, ByteWindow begin, long length) {
            told.add((fromClient ? "client " : "server ") + begin.latin1(0, begin.length()) + " of " + length);
            over = begin.length() > 1 && begin.u8(1) == 'T';
        }

        @Override
        public boolean handsOver() {
            return over;
        }

        @Override
        public boolean begins(boolean fromClient, ByteWindow bytes) {
            return bytes.u8(0) == '2';
        }

        @Override
        public void end() {
            told.add("end");
        }
    }

    private Fed session() {
        return Fed.tcp(context -> new FramedStreams(context, "letters", MOST, letters), 1);
    }

    @Test
    void framesOfBothSidesComeWhole() {
        session().client("3ab2").server("1").client("c").byteByByte();
        assertEquals(List.of("client 3ab of 3", "server 1 of 1", "client 2c of 2", "end"), letters.told);
    }

    @Test
    void ofALongFrameOnlyTheBeginningIsKept() {
        session().client("9abcdefgh2i").whole();
        assertEquals(List.of("client 9abcde of 9", "client 2i of 2", "end"), letters.told);
    }

    @Test
    void whatStandsBehindMissingBytesIsNotJoinedToWhatStandsBefore() {
        session().client("6ab").gap(true, 2).client("e2f").whole();
        assertEquals(List.of("client 6ab of 6", "client 2f of 2", "end"), letters.told);
    }

    @Test
    void aFrameWhoseEndIsMissingIsTold() {
        Fed.Said said = session().client("4ab").gap(true, 1).client("2c").whole();
        assertEquals(List.of("client 4ab of 4", "client 2c of 2", "end"), letters.told);
        assertEquals(List.of(), said.lines());
    }

    @Test
    void aSideWithoutABorderGoesOnWhereAFrameIsKnown() {
        Fed.Said said = session().client("4ab").gap(true, 2).client("3no").server("2y").client("2d").whole();
        assertEquals(List.of("server 2y of 2", "client 2d of 2", "end"), letters.told);
        assertEquals(List.of("irregularity bytes missing"), said.lines());
    }

    @Test
    void theRestGoesToAnotherProtocol() {
        Fed.Said said = session().client("2a2Tinside").server("back").gap(false, 3).whole();
        assertEquals(List.of("client 2a of 2", "client 2T of 2", "end"), letters.told);
        assertEquals(List.of("inner client inside", "inner server back[gap of 3]"), said.lines());
    }

    @Test
    void whatIsUnderWayIsToldWhenTheFormatBreaks() {
        session().client("2a").client("x").until(MalformedInput.class);
        assertEquals(List.of("client 2a of 2", "end"), letters.told);
    }
}
