package org.netrospect.protocols.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class TlsProtocolTest {
    private static Recognition recognised(String hex, int first) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return new TlsProtocol().recognise(new Opening(Fed.session(IpProtocol.TCP, 5223),
                new ByteWindow(bytes, 0, bytes.length), new ByteWindow(), first));
    }

    @Test
    void anEncryptedRecordThatEndsWithItsSegmentIsEnough() {
        String record = "1703030020" + "7b".repeat(32);
        assertEquals(Recognition.YES, recognised(record, 37));
        assertEquals(Recognition.UNSURE, recognised(record, 20));
        assertEquals(Recognition.YES, recognised("1503030020" + "7b".repeat(32), 37));
        assertEquals(Recognition.UNSURE, recognised("1703030003" + "7b".repeat(3), 8));
    }

    @Test
    void aSecondRecordDecides() {
        assertEquals(Recognition.YES, recognised("1703030003" + "7b".repeat(3) + "1703030003", 99));
        assertEquals(Recognition.NO, recognised("1703030003" + "7b".repeat(3) + "7b7b7b7b7b", 99));
    }
}
