package org.netrospect.core.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.core.dissect.TreeText.ETHERNET;

import org.junit.jupiter.api.Test;

class BridgeFieldsTest {
    private static final String ADDRESSES = "020000000002020000000001";
    private static final String PING = "08004500001c000100004001f98cc0a80001c0a800020800f7f700010007";

    @Test
    void showsTheSecurityGroup() {
        Dissection d = TreeText.dissect(ETHERNET, ADDRESSES, "890901020001000710020009", PING);
        assertEquals("ICMP echo request id 1 seq 7", d.summary());
        assertEquals("""
                Security group tag: group 7 @14+12
                  Version: 1 @14+1
                  Options: 2 @15+1
                  Security group: 7 @16+4
                  Option: 0x10020009 @20+4
                  Type: 0x0800 (IPv4) @24+2
                """, TreeText.layer(d, "Security group tag"));
    }

    @Test
    void showsTheTagsOfSwitches() {
        Dissection behind = TreeText.dissect(284, ADDRESSES, "c00a0000", PING);
        assertEquals("ICMP echo request id 1 seq 7", behind.summary());
        assertEquals("""
                Switch tag: 02:00:00:00:00:01 → 02:00:00:00:00:02 @0+18
                  Destination: 02:00:00:00:00:02 @0+6
                  Source: 02:00:00:00:00:01 @6+6
                  Tag: 0xc00a0000 @12+4
                  Type: 0x0800 (IPv4) @16+2
                """, TreeText.layer(behind, "Switch tag"));
        Dissection before = TreeText.dissect(282, "20000001", ADDRESSES, PING);
        assertEquals("""
                Switch tag: before the frame @0+4
                  Tag: 0x20000001 @0+4
                """, TreeText.layer(before, "Switch tag"));
    }
}
