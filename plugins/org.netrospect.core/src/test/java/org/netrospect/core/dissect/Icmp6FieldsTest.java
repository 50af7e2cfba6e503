package org.netrospect.core.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.core.dissect.TreeText.RAW_IP;

import org.junit.jupiter.api.Test;

class Icmp6FieldsTest {
    @Test
    void showsWhatARouterAdvertises() {
        Dissection d = TreeText.dissect(RAW_IP,
                "6000000000403afffe800000000000000000000000000001ff0200000000000000000000000000018600934d",
                "40c007080000000000000000010166778899aabb05010000000005dc030440c0000151800000384000000000",
                "20010db8000000000000000000000000");
        assertEquals("ICMPv6 router advertisement", d.summary());
        assertEquals("""
                ICMPv6: router advertisement @40+64
                  Type: 134 (router advertisement) @40+1
                  Code: 0 @41+1
                  Checksum: 0x934d (correct) @42+2
                  Hop limit for all: 64 @44+1
                  Flags: 0xc0 @45+1
                    Managed addresses: set @45+1
                    Other configuration: set @45+1
                    Home agent: not set @45+1
                    Preference: 0 @45+1
                  Router lifetime, seconds: 1800 @46+2
                  Reachable time, ms: 0 @48+4
                  Retransmission time, ms: 0 @52+4
                  Option: source’s hardware address 66:77:88:99:aa:bb @56+8
                    Type: 1 (source’s hardware address) @56+1
                    Length: 8 bytes @57+1
                    Hardware address: 66:77:88:99:aa:bb @58+6
                  Option: MTU 1500 @64+8
                    Type: 5 (MTU) @64+1
                    Length: 8 bytes @65+1
                    MTU: 1500 @68+4
                  Option: prefix 2001:db8::/64 @72+32
                    Type: 3 (prefix) @72+1
                    Length: 32 bytes @73+1
                    Prefix length: 64 @74+1
                    Flags: 0xc0 @75+1
                      On link: set @75+1
                      Autonomous: set @75+1
                    Valid lifetime, seconds: 86400 @76+4
                    Preferred lifetime, seconds: 14400 @80+4
                    Prefix: 2001:db8:: @88+16
                """, TreeText.layer(d, "ICMPv6"));
    }
}
