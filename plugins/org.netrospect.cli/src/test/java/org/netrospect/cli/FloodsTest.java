package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.cli.CapturedPackets.Packet;
import org.netrospect.core.Limits;

/**
 * Traffic that is to exhaust the analysis is told, and what is ordinary in its midst is analysed as without it. Limits
 * are small here; {@code bench/exhaust.sh} has the floods in full, with the limits of the product and a small heap.
 */
class FloodsTest {
    private static final int PACKETS = 60_000;

    @TempDir
    private Path folder;

    /** Limits so small that every flood here reaches them. */
    private static Limits small() {
        Limits d = Limits.DEFAULT;
        return new Limits(d.tunnelDepth(), 1 << 20, 256, d.fragmentTimeout(), d.tcpIdle(), d.otherIdle(), 64 * 128,
                64 << 10, 1 << 20, 256, 100, 16 << 20);
    }

    private FloodAnalysis flood(Floods.Flood flood, int packets) throws IOException {
        List<Packet> ordinary = Exhaust.ordinary();
        List<String> expected = FloodAnalysis.without(ordinary, folder, small(), packets).said();
        FloodAnalysis analysis = FloodAnalysis.of(flood, ordinary, folder, small(), packets);
        assertFalse(expected.isEmpty());
        assertEquals(String.join("\n", expected), String.join("\n", analysis.said()));
        return analysis;
    }

    private static void told(String what, FloodAnalysis analysis) {
        assertTrue(analysis.irregularities().containsKey(what), () -> analysis.irregularities().toString());
    }

    @Test
    void halfOpenConnectionsEndTheLongestIdle() throws IOException {
        FloodAnalysis analysis = flood(Floods.halfOpen(), PACKETS);
        told("too many open sessions", analysis);
        long ordinary = FloodAnalysis.without(Exhaust.ordinary(), folder, small(), PACKETS).sessions();
        assertEquals(PACKETS + ordinary, analysis.sessions());
    }

    @Test
    void fragmentsThatNeverCompleteAreGivenUp() throws IOException {
        FloodAnalysis analysis = flood(Floods.fragments(), PACKETS);
        told("too many unfinished IP datagrams", analysis);
        told("incomplete IP fragments", analysis);
    }

    @Test
    void gapsOfGigabytesAreNoBytes() throws IOException {
        flood(Floods.gap(), PACKETS);
    }

    @Test
    void overlapsWaitWithinTheLimits() throws IOException {
        FloodAnalysis analysis = flood(Floods.overlaps(), PACKETS);
        told("too much out of order", analysis);
        told("overlapping TCP segments differ", analysis);
    }

    @Test
    void requestsWithoutEndAreGivenUp() throws IOException {
        told("contents given up", flood(Floods.unfinishedRequests(4000), PACKETS));
    }

    @Test
    void mailsWithoutEndAreGivenUp() throws IOException {
        told("contents given up", flood(Floods.unfinishedMails(4000), PACKETS));
    }

    @Test
    void handshakesWithoutEndAreGivenUp() throws IOException {
        told("contents given up", flood(Floods.unfinishedHandshakes(4000), PACKETS));
    }

    @Test
    void announcedConnectionsThatNeverComeAreForgotten() throws IOException {
        flood(Floods.announcements(), PACKETS);
    }

    @Test
    void tunnelsAreLookedIntoToALimitedDepth() throws IOException {
        told("tunnels nested too deep", flood(Floods.tunnels(), 2000));
    }

    @Test
    void aBombInAResponseIsTold() throws IOException {
        told("decompression bomb", flood(Floods.bombInResponse(1L << 30), 2000));
    }

    @Test
    void aBombAsAFileIsNotUnpackedToItsEnd() throws IOException {
        assertTrue(flood(Floods.bombAsFile(1L << 30), 2000).files() >= 1);
    }

    @Test
    void exchangesWithoutEndAreAllTold() throws IOException {
        FloodAnalysis requests = flood(BusySessions.requests(), 20_002);
        assertEquals(100_000, requests.events("http"));
        assertEquals(20_000, flood(BusySessions.questions(), 30_000).events("dns"));
        FloodAnalysis files = flood(BusySessions.files(), 20_002);
        assertEquals(10_000, files.files());
        assertEquals(5_001, flood(BusySessions.mails(), 20_005).events("smtp"), "with the greeting");
        assertEquals(4_000, flood(BusySessions.certificates(), 20_000).events("tls"));
    }

    @Test
    void filesThatAreNeverClosedAreTold() throws IOException {
        FloodAnalysis analysis = flood(BusySessions.openFiles(), 20_002);
        told("too many open files", analysis);
        told("too many files at once", analysis);
        assertTrue(analysis.files() > 256, "those taken for closed make room for others");
    }
}
