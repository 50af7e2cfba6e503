package org.netrospect.core.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.core.dissect.TreeText.RAW_IP;

import org.junit.jupiter.api.Test;

class ExtensionFieldsTest {
    @Test
    void followsSegmentsAndOptionsOfIpv6() {
        Dissection d = TreeText.dissect(RAW_IP,
                "6000000000402bff20010db800000000000000000000000120010db800000000000000000000000a3c040401",
                "0100000520010db800000000000000000000000b20010db800000000000000000000000a3b02c91020010db8",
                "00000000000000000000009901020000");
        assertEquals("IPv6 2001:db8::1 → 2001:db8::a ipv6-nonxt", d.summary());
        assertEquals("""
                IPv6 routing: 1 segment left, then ipv6-opts @40+40
                  Next header: 60 (ipv6-opts) @40+1
                  Length: 40 bytes @41+1
                  Type: 4 (segment routing) @42+1
                  Segments left: 1 @43+1
                  Last entry: 1 @44+1
                  Flags: 0x00 @45+1
                  Tag: 5 @46+2
                  Address: 2001:db8::b @48+16
                  Address: 2001:db8::a @64+16
                """, TreeText.layer(d, "IPv6 routing"));
        assertEquals("""
                IPv6 destination options: then ipv6-nonxt @80+24
                  Next header: 59 (ipv6-nonxt) @80+1
                  Length: 24 bytes @81+1
                  Option: home address @82+18
                    Type: 0xc9 @82+1
                    Length: 16 @83+1
                    Home address: 2001:db8::99 @84+16
                  Option: padding of 4 bytes @100+4
                    Type: 0x01 @100+1
                    Length: 2 @101+1
                    Padding: 0x0000 @102+2
                """, TreeText.layer(d, "IPv6 destination options"));
    }
}
