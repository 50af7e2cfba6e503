package org.netrospect.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.Limits;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.packet.Datagram;

class OpenSessionsTest {
    private final SessionTable table = new SessionTable(Limits.DEFAULT, 64, AnalyzerFactory.NONE);
    private final ShardOutput out = new ShardOutput();
    private long number;

    private void datagram(int from, long second) {
        Datagram d = Traffic.datagram(IpProtocol.UDP, true);
        d.sourceLow = from;
        d.sourcePort = 1000;
        d.destinationPort = 53;
        d.number = ++number;
        d.time = second * Traffic.SECOND;
        table.process(d, out);
    }

    private List<OpenSession> open() {
        List<OpenSession> open = new ArrayList<>();
        table.show(open);
        return open;
    }

    @Test
    void showSessionsAsTheyStoodAndNotAsTheyGoOn() {
        datagram(1, 1);
        datagram(1, 2);
        List<OpenSession> before = open();
        datagram(1, 3);
        assertEquals(2, before.getFirst().then().spkts());
        assertEquals(2 * Traffic.SECOND, before.getFirst().then().lastTime());
        assertEquals("D", before.getFirst().then().history());
        assertEquals(3, open().getFirst().then().spkts());
    }

    @Test
    void leaveOutThoseThatHaveEnded() {
        datagram(1, 1);
        datagram(2, 100);
        datagram(2, 101);
        assertEquals(List.of(2L), open().stream().map(o -> o.then().clientLow()).toList());
    }

    @Test
    void showNoMoreThanAFewHoweverManyThereAreAndOthersWhenTheseHaveEnded() {
        for (int from = 1; from <= 500; from++) {
            datagram(from, 1);
        }
        int most = open().size();
        assertEquals(most, open().getLast().then().clientLow());
        datagram(20_000, 100);
        datagram(20_001, 100);
        assertEquals(0, open().size());
        datagram(20_002, 100);
        assertEquals(List.of(20_002L), open().stream().map(o -> o.then().clientLow()).toList());
    }
}
