package org.netrospect.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.core.session.Traffic.ACK;
import static org.netrospect.core.session.Traffic.SYN;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamFollowerTest {
    private static String follow(Traffic t, long limit) {
        Session session = t.sessions().get(0);
        StreamFollower follower = new StreamFollower(SessionKey.of(session), limit);
        t.given.forEach(follower::add);
        FollowedStream stream = follower.finish();
        StringBuilder text = new StringBuilder();
        for (FollowedStream.Chunk c : stream.chunks()) {
            text.append(c.fromClient() ? '>' : '<').append(c.packet()).append('@').append(c.offset()).append(' ');
            text.append(c.gap() > 0 ? "(" + c.gap() + ")" : new String(c.bytes(), StandardCharsets.ISO_8859_1));
            text.append('\n');
        }
        return text + (stream.cut() ? "cut" : "");
    }

    @Test
    void givesBothSidesInTheOrderInWhichTheyCame() {
        Traffic t = new Traffic().handshake().client(ACK, 1, 1, "hello").server(ACK, 1, 6, "yes");
        t.client(ACK, 6, 4, "bye");
        assertEquals(">4@0 hello\n<5@0 yes\n>6@5 bye\n", follow(t, 1000));
    }

    @Test
    void tellsAGapBetweenWhatWasSeen() {
        Traffic t = new Traffic().handshake().client(ACK, 1, 1, "a").client(ACK, 5, 1, "z").server(ACK, 1, 6, "");
        assertEquals(">4@0 a\n>6@1 (3)\n>6@4 z\n", follow(t, 1000));
    }

    @Test
    void takesBytesThatWereRecordedBehindTheirAcknowledgments() {
        Traffic t = new Traffic().handshake().server(ACK, 1, 4, "").server(ACK, 1, 6, "");
        t.client(ACK, 1, 1, "abc").client(ACK, 4, 1, "defg").server(ACK, 1, 8, "yes");
        assertEquals(">6@0 abc\n>7@3 defg\n<8@0 yes\n", follow(t, 1000));
        assertEquals(0, t.sessions().get(0).sgap());
    }

    @Test
    void aQuestionWhetherTheOtherSideIsThereBeginsNoStream() {
        Traffic t = new Traffic().client(ACK, 9, 1, "").server(ACK, 1, 10, "").client(ACK, 10, 1, "hello");
        t.server(ACK, 1, 15, "yes");
        assertEquals(">3@0 hello\n<4@0 yes\n", follow(t, 1000));
        assertEquals(0, t.sessions().get(0).sgap());
    }

    @Test
    void tellsWhatWasAcknowledgedAndDidNotComeBeforeWhatFollows() {
        assertEquals(">4@0 a\n>6@1 (2)\n>6@3 defg\n", follow(acknowledged(4).client(ACK, 4, 1, "defg"), 1000));
        assertEquals(">4@0 a\n>6@1 (2)\n<6@0 yes\n", follow(acknowledged(4).server(ACK, 1, 4, "yes"), 1000));
        assertEquals(">4@0 a\n>6@1 bc\n>7@3 (2)\n>7@5 fgh\n",
                follow(acknowledged(8).client(ACK, 2, 1, "bc").client(ACK, 6, 1, "fgh"), 1000));
    }

    /** One byte came, more was acknowledged. */
    private static Traffic acknowledged(int number) {
        return new Traffic().handshake().client(ACK, 1, 1, "a").server(ACK, 1, number, "");
    }

    @Test
    void believesOfTwoAnswersTheOneThatTheClientAcknowledges() {
        Traffic before = new Traffic().client(SYN, 0, 0, "").server(SYN | ACK, 0, 1, "")
                .server(SYN | ACK, 99_000_000, 1, "").client(ACK, 1, 1, "hello").server(ACK, 1, 6, "yes");
        assertEquals(">4@0 hello\n<5@0 yes\n", follow(before, 1000));
        Traffic after = new Traffic().handshake().server(SYN | ACK, 99_000_000, 1, "").client(ACK, 1, 1, "hello")
                .server(ACK, 1, 6, "yes");
        assertEquals(">5@0 hello\n<6@0 yes\n", follow(after, 1000));
        Traffic second = new Traffic().client(SYN, 0, 0, "").server(SYN | ACK, 0, 1, "")
                .server(SYN | ACK, 99_000_000, 1, "").client(ACK, 1, 99_000_001, "hello")
                .server(ACK, 99_000_001, 6, "yes");
        assertEquals(">4@0 hello\n<5@0 yes\n", follow(second, 1000));
    }

    @Test
    void staysWithItsNumbersWhenAnotherAnswerComesAmongTheBytes() {
        Traffic t = new Traffic().handshake().client(ACK, 1, 1, "hello").server(ACK, 1, 6, "yes")
                .server(SYN | ACK, 99_000_000, 1, "").server(ACK, 4, 6, ", sir");
        assertEquals(">4@0 hello\n<5@0 yes\n<7@3 , sir\n", follow(t, 1000));
    }

    @Test
    void saysWhenItKeepsTheBeginningOnly() {
        Traffic t = new Traffic().handshake().client(ACK, 1, 1, "hello");
        assertEquals(">4@0 hel\ncut", follow(t, 3));
    }

    @Test
    void givesEachDatagramOfUdp() {
        assertEquals(">1@0 q\n<2@0 answer\n>3@1 r\n",
                follow(new Traffic().udp(true, "q").udp(false, "answer").udp(true, "r"), 1000));
    }

    @Test
    void passesOverOtherSessions() {
        Traffic t = new Traffic().udp(true, "q").handshake();
        assertTrue(follow(t, 1000).startsWith(">1@0 q\n"));
        assertEquals(">1@0 q\n", follow(t, 1000));
    }
}
