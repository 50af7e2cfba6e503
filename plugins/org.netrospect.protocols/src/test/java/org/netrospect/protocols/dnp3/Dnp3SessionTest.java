package org.netrospect.protocols.dnp3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class Dnp3SessionTest {
    /** Frames with their check sequences: master 1 selects and operates point 3 of outstation 10, as published. */
    private static byte[] frame(int destination, int source, String data) {
        byte[] body = HexFormat.of().parseHex("c0" + data);
        byte[] header = {5, 0x64, (byte) (5 + body.length), (byte) 0xc4, (byte) destination, 0, (byte) source, 0};
        byte[] whole = new byte[header.length + 2 + body.length + 2 * ((body.length + 15) / 16)];
        int at = block(header, 0, header.length, whole, 0);
        for (int from = 0; from < body.length; from += 16) {
            at = block(body, from, Math.min(16, body.length - from), whole, at);
        }
        return whole;
    }

    private static int block(byte[] bytes, int from, int count, byte[] out, int at) {
        int crc = 0;
        for (int i = 0; i < count; i++) {
            out[at + i] = bytes[from + i];
            crc ^= bytes[from + i] & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xa6bc : crc >> 1;
            }
        }
        out[at + count] = (byte) ~crc;
        out[at + count + 1] = (byte) (~crc >> 8);
        return at + count + 2;
    }

    private static Fed session() {
        return Fed.tcp(new Dnp3Protocol()::analyzer, 20000);
    }

    private static final String TRIP = "0c01280100030081016400000064000000";

    @Test
    void tellsCommandsWithWhatTheyDo() {
        Fed.Said said = session().client(frame(10, 1, "c003" + TRIP + "00"))
                .server(frame(1, 10, "c0810000" + TRIP + "00"))
                .client(frame(10, 1, "c105" + TRIP + "00"))
                .server(frame(1, 10, "c1810000" + TRIP + "07")).whole();
        assertEquals(2, said.lines("dnp3 control").size(), said.lines().toString());
        String told = said.lines("dnp3 control").get(1);
        assertTrue(told.startsWith("dnp3 control @3 direct operate: point 3 trip pulse on, count 1, on 100 ms, "
                + "off 100"), told);
        assertTrue(told.contains("\"result\":[\"point 3 trip pulse on, count 1, on 100 ms, off 100 ms, local\"]"),
                told);
    }

    @Test
    void countsReads() {
        Fed session = session();
        for (int i = 0; i < 16; i++) {
            session.client(frame(10, 1, "c" + Integer.toHexString(i) + "013c0206"));
        }
        Fed.Said said = session.whole();
        assertEquals(1, said.lines("dnp3 read").size());
        assertTrue(said.lines("dnp3 read").get(0).contains("\"count\":16"));
    }

    @Test
    void tellsRestarts() {
        assertEquals(1, session().client(frame(10, 1, "c00d")).whole().lines("dnp3 restart @1 cold restart").size());
    }

    @Test
    void leavesOutFramesWithAWrongCheckSequence() {
        byte[] damaged = frame(10, 1, "c00d");
        damaged[11] ^= 1;
        Fed.Said said = session().client(damaged).client(frame(10, 1, "c10e")).whole();
        assertEquals(1, said.lines("dnp3 restart").size());
        assertEquals(1, said.lines("irregularity DNP3 frame not understood").size());
    }

    @Test
    void findsTheNextFrameBehindMissingBytes() {
        Fed.Said said = session().client(frame(10, 1, "c00d")).gap(true, 9).client(new byte[] {1, 5, 5, 2})
                .client(frame(10, 1, "c10e")).whole();
        assertEquals(2, said.lines("dnp3 restart").size(), said.lines().toString());
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        Fed session = session().client(frame(10, 1, "c105" + TRIP + "00")).client(frame(10, 1, "c202500100070700"));
        assertEquals(session.whole().lines(), session.byteByByte().lines());
        assertTrue(session.whole().lines("dnp3 write").get(0).contains("internal indication 7 = 0"));
    }

    @Test
    void showsEachFragmentToSignatures() {
        List<String> shown = session().client(frame(10, 1, "c003" + TRIP + "00"))
                .server(frame(1, 10, "c0819000" + TRIP + "00")).inspected().buffers();
        assertTrue(shown.containsAll(List.of("client dnp3.func=3", "client dnp3.ind=0", "client dnp3.obj=12,1",
                "end dnp3 0", "server dnp3.func=129", "server dnp3.ind=36864", "end dnp3 1")), shown.toString());
        assertTrue(shown.getFirst().startsWith("client dnp3.data=\u00c0\3\14\1\50"), shown.getFirst());
    }
}
