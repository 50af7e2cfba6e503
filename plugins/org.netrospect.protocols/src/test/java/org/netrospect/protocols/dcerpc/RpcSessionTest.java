package org.netrospect.protocols.dcerpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.Fed;

class RpcSessionTest {
    private static final String SVCCTL = "81bb7a364498f135ad3298f038001003";
    private static final String EPMAPPER = "0883afe11f5dc91191a408002b14a0fa";
    private static final String NDR = "045d888aeb1cc9119fe808002b104860";

    private static byte[] pdu(int type, int call, String hex) {
        byte[] body = HexFormat.of().parseHex(hex.replace(" ", ""));
        return ByteBuffer.allocate(16 + body.length).order(ByteOrder.LITTLE_ENDIAN).put((byte) 5).put((byte) 0)
                .put((byte) type).put((byte) 3).putInt(0x10).putShort((short) (16 + body.length)).putShort((short) 0)
                .putInt(call).put(body).array();
    }

    private static byte[] bind(String uuid) {
        return pdu(Pdu.BIND, 1, "d016d016 00000000 01000000 0000 0100" + uuid + "02000000" + NDR + "02000000");
    }

    private static byte[] accepted(int result) {
        return pdu(Pdu.BIND_ACK, 1, "d016d016 00000000 0400 31333500 0000 01000000 0" + result + "000000" + NDR
                + "02000000");
    }

    private static byte[] request(int call, int operation, String stub) {
        return pdu(Pdu.REQUEST, call, "00000000 0000" + HexFormat.of().toHexDigits((byte) operation) + "00" + stub);
    }

    private static byte[] response(int call, String stub) {
        return pdu(Pdu.RESPONSE, call, "00000000 0000 0000" + stub);
    }

    private static String text(String text) {
        String count = HexFormat.of().toHexDigits((byte) (text.length() + 1)) + "000000";
        return count + "00000000" + count
                + HexFormat.of().formatHex((text + "\0").getBytes(StandardCharsets.UTF_16LE));
    }

    private static Fed session() {
        return Fed.tcp(new DceRpcProtocol()::analyzer, 49152).client(bind(SVCCTL)).server(accepted(0))
                .client(request(2, 12, "00".repeat(20) + text("EVIL") + "0000" + text("cmd")))
                .server(response(2, "00000000"))
                .client(request(3, 99, "")).server(pdu(Pdu.FAULT, 3, "00000000 00000000 0200011c 00000000"));
    }

    @Test
    void callsAreToldByTheirNamesWithTheTextsTheyCarry() {
        Fed.Said said = session().whole();
        assertTrue(said.lines("dcerpc bind @1 svcctl").get(0).contains("\"version\":\"2.0\""), said.lines().toString());
        String call = said.lines("dcerpc call @3 svcctl RCreateServiceW").get(0);
        assertTrue(call.contains("\"texts\":[\"EVIL\",\"cmd\"]") && call.contains("\"response_bytes\":4"), call);
        assertTrue(said.lines("dcerpc fault @5 svcctl operation 99").get(0).contains("nca_s_op_rng_error"));
    }

    @Test
    void aRefusedInterfaceIsSaid() {
        Fed.Said said = Fed.tcp(new DceRpcProtocol()::analyzer, 135).client(bind(SVCCTL)).server(accepted(2)).whole();
        assertTrue(said.lines("dcerpc bind").get(0).contains("provider rejection"), said.lines().toString());
    }

    @Test
    void theSessionThatTheEndpointMapperNamesIsExpected() {
        String tower = "0500 1300 0d" + SVCCTL + "0200 0200 0000 1300 0d" + NDR + "0200 0200 0000"
                + "0100 0b 0200 0000 0100 07 0200 c210 0100 09 0400 0a000002";
        int length = tower.replace(" ", "").length() / 2;
        String stub = "00".repeat(20) + "01000000 01000000 00000000 01000000 03000000"
                + HexFormat.of().toHexDigits((byte) length) + "000000" + HexFormat.of().toHexDigits((byte) length)
                + "000000" + tower;
        Fed.Said said = Fed.tcp(new DceRpcProtocol()::analyzer, 135).client(bind(EPMAPPER)).server(accepted(0))
                .client(request(2, 3, "00".repeat(40))).server(response(2, stub)).whole();
        String endpoint = said.lines("dcerpc endpoint @4 svcctl").get(0);
        assertTrue(endpoint.contains("\"endpoint\":\"49680\"") && endpoint.contains("10.0.0.2"), endpoint);
    }

    @Test
    void callsThatAreRepeatedAreCounted() {
        Fed fed = Fed.tcp(new DceRpcProtocol()::analyzer, 135).client(bind(SVCCTL)).server(accepted(0));
        for (int i = 0; i < 100; i++) {
            fed.client(request(i, 6, "00")).server(response(i, "00"));
        }
        List<String> calls = fed.whole().lines("dcerpc call");
        assertEquals(11, calls.size());
        assertTrue(calls.get(10).contains("\"further_calls\":90"), calls.get(10));
    }

    @Test
    void piecesOfOneByteSayTheSame() {
        assertEquals(session().whole().lines(), session().byteByByte().lines());
    }

    @Test
    void whatFollowsMissingBytesIsReadFromTheNextUnitOn() {
        Fed.Said said = Fed.tcp(new DceRpcProtocol()::analyzer, 135).client(bind(SVCCTL)).server(accepted(0))
                .gap(true, 100).client("rest of a unit").client(request(2, 0, "")).server(response(2, "")).whole();
        assertEquals(1, said.lines("dcerpc call @5 svcctl RCloseServiceHandle").size(), said.lines().toString());
        assertTrue(said.lines().contains("irregularity bytes missing"));
    }

    @Test
    void whatIsNoUnitIsRefused() {
        Fed.tcp(new DceRpcProtocol()::analyzer, 135).client(bind(SVCCTL)).client("0123456789abcdef")
                .until(MalformedInput.class);
    }

    @Test
    void aTextWhoseCountsDoNotFitIsNone() {
        byte[] stub = HexFormat.of().parseHex("05000000 00000000 06000000 41004200".replace(" ", ""));
        assertEquals(List.of(), StubTexts.in(new ByteWindow(stub, 0, stub.length)));
    }
}
