package org.netrospect.protocols.http3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.http2.Field;

/** The examples of RFC 9204, appendix B. */
class QpackDecoderTest {
    private static final String INSERTS = "3fbd01c00f7777772e6578616d706c652e636f6dc10c2f73616d706c652f70617468";

    private final QpackDecoder decoder = new QpackDecoder();

    private static ByteWindow hex(String digits) {
        byte[] bytes = HexFormat.of().parseHex(digits);
        return new ByteWindow(bytes, 0, bytes.length);
    }

    @Test
    void readsFieldsThatEverybodyKnows() {
        assertEquals(Optional.of(List.of(new Field(":path", "/index.html"))),
                decoder.decode(hex("0000510b2f696e6465782e68746d6c")));
    }

    @Test
    void readsFieldsThatWereSentBefore() {
        decoder.instructions(hex(INSERTS));
        assertEquals(Optional.of(List.of(new Field(":authority", "www.example.com"),
                new Field(":path", "/sample/path"))), decoder.decode(hex("03811011")));
        decoder.instructions(hex("4a637573746f6d2d6b65790c637573746f6d2d76616c7565"));
        decoder.instructions(hex("02"));
        assertEquals(Optional.of(List.of(new Field(":authority", "www.example.com"), new Field(":path", "/"),
                new Field("custom-key", "custom-value"))), decoder.decode(hex("050080c181")));
        decoder.instructions(hex("810d637573746f6d2d76616c756532"));
        assertEquals(Optional.of(List.of(new Field("custom-key", "custom-value2"))), decoder.decode(hex("060080")));
    }

    @Test
    void waitsForFieldsThatHaveNotCome() {
        assertTrue(decoder.decode(hex("03811011")).isEmpty());
        byte[] inserts = HexFormat.of().parseHex(INSERTS);
        for (byte each : inserts) {
            decoder.instructions(new ByteWindow(new byte[] {each}, 0, 1));
        }
        assertEquals(2, decoder.decode(hex("03811011")).orElseThrow().size());
    }

    @Test
    void refusesFieldsThatAreNotThere() {
        assertThrows(MalformedInput.class, () -> decoder.decode(hex("0000ff24")));
        assertThrows(MalformedInput.class, () -> decoder.decode(hex("000080")));
        decoder.instructions(hex(INSERTS));
        assertThrows(MalformedInput.class, () -> decoder.instructions(hex("05")));
    }
}
