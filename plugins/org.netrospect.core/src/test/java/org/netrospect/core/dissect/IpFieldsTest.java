package org.netrospect.core.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.core.dissect.TreeText.RAW_IP;

import org.junit.jupiter.api.Test;

class IpFieldsTest {
    @Test
    void showsOptionsAndWhatAFragmentCarries() {
        Dissection d = TreeText.dissect(RAW_IP,
                "48000028beef2003401177ba0a0000010a000002070b080a0000fe00000000006162636465666768");
        assertEquals("IPv4 10.0.0.1 → 10.0.0.2 udp fragment at 24, id 0xbeef", d.summary());
        assertEquals("""
                IPv4: 10.0.0.1 → 10.0.0.2 @0+32
                  Version: 4 @0+1
                  Header length: 32 bytes @0+1
                  Differentiated services: 0x00 @1+1
                    Code point: 0 (CS0) @1+1
                    Congestion: 0 (not capable) @1+1
                  Total length: 40 @2+2
                  Identification: 0xbeef (48879) @4+2
                  Flags: 0x1 @6+1
                    Reserved: not set @6+1
                    Don’t fragment: not set @6+1
                    More fragments: set @6+1
                  Fragment offset: 24 bytes @6+2
                  Time to live: 64 @8+1
                  Protocol: 17 (udp) @9+1
                  Header checksum: 0x77ba (correct) @10+2
                  Source: 10.0.0.1 @12+4
                  Destination: 10.0.0.2 @16+4
                  Option: record route @20+11
                    Kind: 7 @20+1
                    Length: 11 @21+1
                    Pointer: 8 @22+1
                    Address, passed: 10.0.0.254 @23+4
                    Address: 0.0.0.0 @27+4
                  Option: end of options @31+1
                """, TreeText.layer(d, "IPv4"));
        assertEquals("""
                Payload of the fragment: 8 bytes @32+8
                """, TreeText.layer(d, "Payload of the fragment"));
    }
}
