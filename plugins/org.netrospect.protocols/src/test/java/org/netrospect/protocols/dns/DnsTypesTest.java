package org.netrospect.protocols.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DnsTypesTest {
    @Test
    void namesTypesAsTheirRegisterDoes() {
        assertEquals("X25", DnsTypes.type(19));
        assertEquals("AAAA", DnsTypes.type(28));
        assertEquals("AMTRELAY", DnsTypes.type(260));
        assertEquals("TYPE4711", DnsTypes.type(4711));
    }
}
