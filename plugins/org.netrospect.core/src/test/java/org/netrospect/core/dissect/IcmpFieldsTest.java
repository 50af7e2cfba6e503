package org.netrospect.core.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.core.dissect.TreeText.RAW_IP;

import org.junit.jupiter.api.Test;

class IcmpFieldsTest {
    @Test
    void showsTheQuotedPacketAndTheLabelsBehindIt() {
        Dissection d = TreeText.dissect(RAW_IP,
                "450000a800010000400166520a0000010a0000020b000904002000004500002400010000401166c60a000002",
                "0a0000019c40829a0010eb0e7878787878787878000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000002000d8190008010105dc0101");
        assertEquals("ICMP time exceeded in transit, for UDP 10.0.0.2 port 40000 → 10.0.0.1 port 33434",
                d.summary());
        assertEquals("""
                ICMP: time exceeded in transit @20+148
                  Type: 11 (time exceeded) @20+1
                  Code: 0 (in transit) @21+1
                  Checksum: 0x0904 (correct) @22+2
                  Length of the quoted packet: 128 bytes @25+1
                  Packet that caused it: 10.0.0.2 → 10.0.0.1 udp @28+128
                    IPv4: 10.0.0.2 → 10.0.0.1 @28+20
                      Version: 4 @28+1
                      Header length: 20 bytes @28+1
                      Differentiated services: 0x00 @29+1
                        Code point: 0 (CS0) @29+1
                        Congestion: 0 (not capable) @29+1
                      Total length: 36 @30+2
                      Identification: 0x0001 (1) @32+2
                      Flags: 0x0 @34+1
                        Reserved: not set @34+1
                        Don’t fragment: not set @34+1
                        More fragments: not set @34+1
                      Fragment offset: 0 bytes @34+2
                      Time to live: 64 @36+1
                      Protocol: 17 (udp) @37+1
                      Header checksum: 0x66c6 (correct) @38+2
                      Source: 10.0.0.2 @40+4
                      Destination: 10.0.0.1 @44+4
                    UDP: 40000 → 33434 @48+16
                      Source port: 40000 @48+2
                      Destination port: 33434 @50+2
                      Length: 16 @52+2
                      Checksum: 0xeb0e (correct) @54+2
                  Extensions @156+12
                    Version: 2 @156+1
                    Checksum: 0xd819 @158+2
                    Object: MPLS labels @160+8
                      Length: 8 @160+2
                      Class: 1 @162+1
                      Type: 1 @163+1
                      Label: 24000, time to live 1 @164+4
                """, TreeText.layer(d, "ICMP"));
    }
}
