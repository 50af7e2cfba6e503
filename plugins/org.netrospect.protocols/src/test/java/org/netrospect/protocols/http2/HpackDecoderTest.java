package org.netrospect.protocols.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** With the examples of RFC 7541, appendix C. */
class HpackDecoderTest {
    private final HpackDecoder decoder = new HpackDecoder();

    private List<String> decode(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return decoder.decode(new ByteWindow(bytes, 0, bytes.length)).stream()
                .map(field -> field.name() + ": " + field.value()).toList();
    }

    @Test
    void decodesRequestsWithHuffmanAndATableThatGrows() {
        assertEquals(List.of(":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com"),
                decode("8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff"));
        assertEquals(List.of(":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com",
                "cache-control: no-cache"), decode("8286 84be 5886 a8eb 1064 9cbf"));
        assertEquals(List.of(":method: GET", ":scheme: https", ":path: /index.html", ":authority: www.example.com",
                "custom-key: custom-value"), decode("8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf"));
    }

    @Test
    void decodesResponsesWhileItsTableEvicts() {
        decode("3fe1 01");
        assertEquals(List.of(":status: 302", "cache-control: private", "date: Mon, 21 Oct 2013 20:13:21 GMT",
                "location: https://www.example.com"), decode("4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032"
                        + "3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3120 474d 546e 1768 7474 7073 3a2f 2f77 7777"
                        + "2e65 7861 6d70 6c65 2e63 6f6d"));
        assertEquals(List.of(":status: 307", "cache-control: private", "date: Mon, 21 Oct 2013 20:13:21 GMT",
                "location: https://www.example.com"), decode("4803 3330 37c1 c0bf"));
    }

    @Test
    void refusesWhatIsNotInItsTable() {
        assertThrows(MalformedInput.class, () -> decode("be"));
        assertThrows(MalformedInput.class, () -> decode("80"));
    }

    @Test
    void refusesTablesLargerThanItKeeps() {
        assertThrows(MalformedInput.class, () -> decode("3f ff ff ff 7f"));
    }

    @Test
    void boundsWhatSmallBlocksStandFor() {
        StringBuilder block = new StringBuilder("4001 61 7fa0 1e");
        block.append("62".repeat(127 + (0x1e << 7) + 0x20 - 32 + 32));
        List<String> first = decode(block.toString());
        assertEquals(1, first.size());
        assertEquals(true, decode("be".repeat(100_000)).size() <= 1000);
    }
}
