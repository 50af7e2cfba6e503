package org.netrospect.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.core.session.Traffic.ACK;
import static org.netrospect.core.session.Traffic.SYN;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netrospect.core.Limits;
import org.netrospect.core.bytes.ByteWindow;

class AnalysisBudgetTest {
    private static final int TOO_MANY = 100;

    private final StringBuilder read = new StringBuilder();
    private final Traffic traffic = new Traffic(tight(), context -> {
        read.append('[');
        return Optional.of(new Analyzer() {
            private boolean rests;

            @Override
            public void data(boolean fromClient, ByteWindow bytes) {
                rests = bytes.u8(0) == 'r';
                read.append(bytes.latin1(0, bytes.length()));
            }

            @Override
            public void gap(boolean fromClient, long length) {
                read.append('-');
            }

            @Override
            public void end(boolean fromClient) {
                read.append(fromClient ? ']' : '.');
            }

            @Override
            public boolean resting() {
                return rests;
            }
        });
    });

    private static Limits tight() {
        Limits d = Limits.DEFAULT;
        return new Limits(d.tunnelDepth(), d.fragmentBytes(), d.fragmentDatagrams(), d.fragmentTimeout(), d.tcpIdle(),
                d.otherIdle(), d.sessions(), d.streamBuffer(), d.streamBufferAll(), d.streamSegments(),
                d.irregularitiesPerKind(), 0);
    }

    private void others(String say) {
        int port = traffic.serverPort;
        for (int i = 0; i < TOO_MANY; i++) {
            traffic.serverPort = 10_000 + i;
            traffic.udp(true, say);
        }
        traffic.serverPort = port;
    }

    private String told() {
        traffic.sessions();
        StringBuilder all = new StringBuilder();
        traffic.out.irregularities.forEach(each -> all.append(each.what()).append(" in ")
                .append(each.session().orElseThrow().firstPacket()).append(", packet ").append(each.packet())
                .append(": ").append(each.detail(), 0, 40).append('\n'));
        return all.toString();
    }

    @Test
    void saysNothingOfSessionsThatHadNothingMoreToSay() {
        traffic.udp(true, "a");
        others("o");
        assertTrue(read.toString().startsWith("[a[o[o"), "read at once");
        assertTrue(read.indexOf("[].o") > 0, "ended for the others");
        assertEquals("", told());
    }

    @Test
    void readsDatagramsAnewThatComeAfter() {
        traffic.udp(true, "a").udp(false, "b");
        others("o");
        read.setLength(0);
        traffic.udp(true, "c").udp(false, "d");
        assertTrue(read.toString().endsWith("[].cd"), read.toString());
        assertEquals("contents given up in 1, packet 103: What the session said before was forgott\n", told());
        assertTrue(read.toString().endsWith("]."), "ended like any other");
    }

    @Test
    void keepsThoseThatRestLongerThanOthers() {
        traffic.udp(true, "r");
        others("o");
        traffic.udp(true, "b");
        assertTrue(read.toString().endsWith("ob"), read.toString());
        assertEquals("", told());
    }

    @Test
    void endsThoseThatRestWhenTheyAreTooMany() {
        others("r");
        assertTrue(read.indexOf("].r") > 0, read.toString());
    }

    @Test
    void readsNothingMoreOfAStream() {
        traffic.client(SYN, 0, 0, "").server(SYN | ACK, 0, 1, "").client(ACK, 1, 1, "a");
        others("o");
        read.setLength(0);
        traffic.client(ACK, 2, 1, "b").server(ACK, 1, 3, "c");
        assertEquals("", read.toString());
        assertEquals("contents given up in 1, packet 104: What the session carries is not read any\n", told());
    }
}
