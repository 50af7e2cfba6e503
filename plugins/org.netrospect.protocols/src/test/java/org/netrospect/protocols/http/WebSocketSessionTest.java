package org.netrospect.protocols.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class WebSocketSessionTest {
    private static Fed session(String extensions) {
        return Fed.tcp(context -> new HttpSession(context, (c, exchange, fromClient) -> c.inner(6)), 80)
                .client("GET /chat HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\n\r\n")
                .server("HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\n" + extensions + "\r\n");
    }

    private static byte[] frame(int first, boolean masked, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        int length = payload.length < 126 ? payload.length : 126;
        out.write(length | (masked ? 0x80 : 0));
        if (length == 126) {
            out.write(payload.length >> 8);
            out.write(payload.length);
        }
        byte[] mask = {1, 2, 3, 4};
        if (masked) {
            out.writeBytes(mask);
        }
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ (masked ? mask[i % 4] : 0));
        }
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void saysTheSameByteByByte(Fed fed) {
        assertEquals(String.join("\n", fed.whole().lines()), String.join("\n", fed.byteByByte().lines()));
    }

    @Test
    void tellsMessagesAndKeepsBinaryOnesAsFiles() {
        Fed fed = session("").client(frame(0x01, true, text("hel"))).client(frame(0x89, true, text("ping")))
                .client(frame(0x80, true, text("lo"))).server(frame(0x82, false, text("b".repeat(300))))
                .server(frame(0x88, false, text("\3\350bye")));
        Fed.Said said = fed.whole();
        List<String> told = said.lines("websocket message");
        assertEquals(4, told.size());
        assertTrue(told.get(0).contains("\"opcode\":\"ping\""));
        assertTrue(told.get(1).contains("\"from\":\"client\"") && told.get(1).contains("\"text\":\"hello\""));
        assertTrue(told.get(2).contains("\"length\":300"));
        assertTrue(told.get(3).contains("\"code\":1000,\"reason\":\"bye\""));
        assertEquals(List.of("b".repeat(300)), said.files().stream().map(Fed.FedFile::text).toList());
        saysTheSameByteByByte(fed);
    }

    @Test
    void decompressesMessagesThatShareAWindow() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        Fed fed = session("Sec-WebSocket-Extensions: permessage-deflate\r\n");
        for (int i = 0; i < 2; i++) {
            deflater.setInput(text("the same words again"));
            byte[] out = new byte[100];
            int n = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
            fed.server(frame(0xc1, false, Arrays.copyOf(out, n - 4)));
        }
        deflater.end();
        List<String> told = fed.whole().lines("websocket message");
        assertEquals(2, told.size());
        assertTrue(told.stream().allMatch(line -> line.contains("\"text\":\"the same words again\"")), told.toString());
        saysTheSameByteByByte(fed);
    }
}
