package org.netrospect.protocols.s7;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class S7SessionTest {
    private static byte[] packet(String hex) {
        byte[] data = HexFormat.of().parseHex(hex);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {3, 0, (byte) (7 + data.length >> 8), (byte) (7 + data.length), 2, (byte) 0xf0,
            (byte) 0x80});
        out.writeBytes(data);
        return out.toByteArray();
    }

    private static byte[] job(int reference, String parameters, String data) {
        return packet(String.format("32010000%04x%04x%04x", reference, parameters.length() / 2, data.length() / 2)
                + parameters + data);
    }

    private static byte[] answer(int reference, String error, String parameters, String data) {
        return packet(String.format("32030000%04x%04x%04x", reference, parameters.length() / 2, data.length() / 2)
                + error + parameters + data);
    }

    private static Fed session() {
        return Fed.tcp(new S7Protocol()::analyzer, 102)
                .client(HexFormat.of().parseHex("0300001611e00000000100c0010ac1020100c2020102"))
                .client(job(1, "f0000001000101e0", "")).server(answer(1, "0000", "f0000001000100f0", ""));
    }

    @Test
    void tellsRackAndSlot() {
        assertTrue(session().whole().lines("s7comm connection").get(0).contains("\"destination_tsap\":\"0102\","
                + "\"rack\":0,\"slot\":2,\"answered\":true"));
    }

    @Test
    void tellsWritesWithTheirValues() {
        Fed.Said said = session().client(job(2, "0501120a10020004000184000050", "00040020deadbeef"))
                .server(answer(2, "0000", "0501", "ff")).whole();
        String told = said.lines("s7comm write").get(0);
        assertTrue(told.startsWith("s7comm write @4 write DB1.10.0 BYTE ×4 = deadbeef {"), told);
        assertTrue(told.contains("\"success\":true"), told);
    }

    @Test
    void countsReads() {
        Fed session = session();
        for (int i = 0; i < 9; i++) {
            session.client(job(i, "0401120a10020001000083000008", ""));
        }
        assertTrue(session.whole().lines("s7comm read").get(0).contains("\"count\":9"));
    }

    @Test
    void tellsThatAControllerIsStoppedAndStarted() {
        Fed.Said said = session().client(job(2, "29000000000009505f50524f4752414d", ""))
                .client(job(3, "28000000000000fd000009505f50524f4752414d", "")).whole();
        assertEquals(1, said.lines("s7comm stop @4 stop P_PROGRAM").size(), said.lines().toString());
        assertEquals(1, said.lines("s7comm start @5 P_PROGRAM").size(), said.lines().toString());
    }

    @Test
    void writesDownloadedBlocksAsFiles() {
        Fed.Said said = session().client(job(2, "1a00010000000000095f303830303030315000", ""))
                .server(job(9, "1b00000000000000095f3038303030303150", ""))
                .client(answer(9, "0000", "1b00", "000400fb61626364"))
                .server(job(10, "1c00000000000000095f3038303030303150", "")).whole();
        assertEquals("abcd", said.files().get(0).text());
        assertEquals("OB1", said.files().get(0).offer().name());
        assertEquals(1, said.lines("s7comm download @4 download OB1 {\"block\":\"OB1\",\"bytes\":4}").size());
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        Fed session = session().client(job(2, "29000000000009505f50524f4752414d", ""));
        assertEquals(session.whole().lines(), session.byteByByte().lines());
    }
}
