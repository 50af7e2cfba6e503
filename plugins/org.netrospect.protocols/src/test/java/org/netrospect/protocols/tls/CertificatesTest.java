package org.netrospect.protocols.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.MalformedInput;

class CertificatesTest {
    private final Certificates certificates = new Certificates();

    /** A certificate with a serial number of two bytes and nothing else. */
    private static byte[] numbered(int serial) {
        return HexFormat.of().parseHex("3010300e0202%04x".formatted(serial) + "30003000300030003000");
    }

    @Test
    void doesNotReadTheSameBytesAgain() {
        assertSame(certificates.read(numbered(0x1234)), certificates.read(numbered(0x1234)));
    }

    @Test
    void tellsCertificatesWithTheSameHashApart() {
        // 31 * 0x12 + 0x34 is 31 * 0x13 + 0x15
        assertEquals("1234", certificates.read(numbered(0x1234)).serial());
        assertEquals("1315", certificates.read(numbered(0x1315)).serial());
    }

    @Test
    void forgetsTheLongestUnused() {
        Certificate first = certificates.read(numbered(0));
        for (int i = 1; i <= 1100; i++) {
            certificates.read(numbered(i));
        }
        assertNotSame(first, certificates.read(numbered(0)));
        assertSame(certificates.read(numbered(1100)), certificates.read(numbered(1100)));
    }

    @Test
    void refusesWhatIsNoCertificateEachTime() {
        byte[] broken = {0x30, 2, 0x30, 0};
        assertThrows(MalformedInput.class, () -> certificates.read(broken));
        assertThrows(MalformedInput.class, () -> certificates.read(broken));
    }
}
