package org.netrospect.protocols.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HkdfTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void makesTheKeysOfTheExampleInTheStandardOfQuic() {
        // RFC 9001, appendix A.1
        byte[] common = Hkdf.SHA_256.extract(HEX.parseHex("38762cf7f55934b34d179ae6a4c80cadccbb7f0a"),
                HEX.parseHex("8394c8f03e515708"));
        byte[] client = Hkdf.SHA_256.expand(common, "client in", 32);
        assertEquals("c00cf151ca5be075ed0ebfb5c80323c42d6b7db67881289af4008f1f6c357aea", HEX.formatHex(client));
        assertEquals("1f369613dd76d5467730efcbe3b1a22d",
                HEX.formatHex(Hkdf.SHA_256.expand(client, "quic key", 16)));
        assertEquals("fa044b2f42a3fd3b46fb255c", HEX.formatHex(Hkdf.SHA_256.expand(client, "quic iv", 12)));
    }
}
