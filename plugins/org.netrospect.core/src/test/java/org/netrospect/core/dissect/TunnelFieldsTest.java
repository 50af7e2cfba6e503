package org.netrospect.core.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.core.dissect.TreeText.RAW_IP;

import org.junit.jupiter.api.Test;

class TunnelFieldsTest {
    @Test
    void showsKeyAndSequenceOfGre() {
        Dissection d = TreeText.dissect(RAW_IP,
                "4500003c00010000402f66900a0000010a000002300008000000004d000000094500001c000100004001f98c",
                "c0a80001c0a800020800f7f700010007");
        assertEquals("gre 77 · ICMP echo request id 1 seq 7", d.summary());
        assertEquals("""
                GRE: 0x0800 (IPv4) @20+12
                  Flags and version: 0x3000 @20+2
                    Checksum present: not set @20+1
                    Routing present: not set @20+1
                    Key present: set @20+1
                    Sequence number present: set @20+1
                    Acknowledgment present: not set @21+1
                    Version: 0 @21+1
                  Protocol: 0x0800 (IPv4) @22+2
                  Key: 0x0000004d (77) @24+4
                  Sequence number: 9 @28+4
                """, TreeText.layer(d, "GRE"));
    }

    @Test
    void showsTheSessionOfErspan() {
        Dissection d = TreeText.dissect(RAW_IP,
                "4500005200010000402f667a0a0000010a000002100022eb0000000120070014000003e80000000800112233",
                "445566778899aabb08004500001c000100004001f98cc0a80001c0a800020800f7f700010007");
        assertEquals("erspan 20 · ICMP echo request id 1 seq 7", d.summary());
        assertEquals("""
                ERSPAN, type III: session 20 @28+12
                  Version: 2 @28+1
                  Mirrored VLAN: 7 @28+2
                  Class of service: 0 @30+1
                  Encapsulation: 0 @30+1
                  Truncated: no @30+1
                  Session id: 20 @30+2
                  Time stamp: 1000 @32+4
                  Security group: 0 @36+2
                  Frame type: 0 @38+1
                  Hardware id: 0 @38+2
                  Direction: egress @39+1
                  Granularity: 0 @39+1
                """, TreeText.layer(d, "ERSPAN, type III"));
    }

    @Test
    void showsTunnelAndSessionOfL2tp() {
        Dissection d = TreeText.dissect(RAW_IP,
                "4500004400010000401166a60a0000010a00000206a506a500309ee74002002800050006ff0300214500001c",
                "000100004001f98cc0a80001c0a800020800f7f700010007");
        assertEquals("l2tp 5 · ICMP echo request id 1 seq 7", d.summary());
        assertEquals("""
                L2TP: tunnel 5, session 6 @28+8
                  Flags and version: 0x4002 @28+2
                    Control message: not set @28+1
                    Length present: set @28+1
                    Sequence numbers present: not set @28+1
                    Offset present: not set @28+1
                    Priority: not set @28+1
                    Version: 2 @29+1
                  Length: 40 @30+2
                  Tunnel id: 5 @32+2
                  Session id: 6 @34+2
                """, TreeText.layer(d, "L2TP"));
        assertEquals("""
                PPP: IPv4 @36+4
                  Address: 0xff @36+1
                  Control: 0x03 @37+1
                  Protocol: 0x0021 (IPv4) @38+2
                """, TreeText.layer(d, "PPP"));
    }
}
