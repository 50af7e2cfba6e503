package org.netrospect.protocols.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.MalformedInput;

class CertificateTest {
    @Test
    void readsBothFormsOfTime() {
        assertEquals(OptionalLong.of(946_684_799_000_000_000L), Certificate.time("991231235959Z"));
        assertEquals(OptionalLong.of(2_524_608_000_000_000_000L), Certificate.time("20500101000000Z"));
        assertEquals(OptionalLong.of(0), Certificate.time("7001010000Z"));
    }

    @Test
    void hasNoTimeThatIsInNoCalendarOrBeyondNanoseconds() {
        assertEquals(OptionalLong.empty(), Certificate.time("20240230000000Z"));
        assertEquals(OptionalLong.empty(), Certificate.time("99991231235959Z"));
        assertEquals(OptionalLong.empty(), Certificate.time(""));
    }

    @Test
    void refusesWhatIsNoCertificate() {
        assertThrows(MalformedInput.class, () -> Certificate.read(new byte[] {0x30, 2, 0x30, 0}));
        assertThrows(MalformedInput.class, () -> Certificate.read(new byte[] {0x30, (byte) 0x84, 127, 0, 0, 0}));
    }
}
