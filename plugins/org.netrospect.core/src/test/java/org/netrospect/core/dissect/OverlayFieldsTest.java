package org.netrospect.core.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.core.dissect.TreeText.ETHERNET;
import static org.netrospect.core.dissect.TreeText.RAW_IP;

import org.junit.jupiter.api.Test;

class OverlayFieldsTest {
    @Test
    void showsTheNetworkOfVxlan() {
        Dissection d = TreeText.dissect(RAW_IP,
                "4500004e000100004011669c0a0000010a000002c35012b5003a8a0b0800000000007b000011223344556677",
                "8899aabb08004500001c000100004001f98cc0a80001c0a800020800f7f700010007");
        assertEquals("vxlan 123 · ICMP echo request id 1 seq 7", d.summary());
        assertEquals("""
                VXLAN: 123 @28+8
                  Flags: 0x08 @28+1
                    Group policy: not set @28+1
                    Network id valid: set @28+1
                    Next protocol present: not set @28+1
                  Group policy id: 0 @29+2
                  Reserved: 0 @31+1
                  Network id: 123 @32+3
                  Reserved: 0x00 @35+1
                """, TreeText.layer(d, "VXLAN"));
    }

    @Test
    void followsExtensionHeadersOfGtp() {
        Dissection d = TreeText.dissect(RAW_IP,
                "4500004800010000401166a20a0000010a00000208680868003488c734ff0024000012340000008501100900",
                "4500001c000100004001f98cc0a80001c0a800020800f7f700010007");
        assertEquals("gtp 0x00001234 · ICMP echo request id 1 seq 7", d.summary());
        assertEquals("""
                GTP-U: 0x00001234 @28+16
                  Flags and version: 0x34 @28+1
                    Version: 1 @28+1
                    Extension headers: set @28+1
                    Sequence number present: not set @28+1
                    N-PDU number present: not set @28+1
                  Message type: 255 (user data) @29+1
                  Length: 36 @30+2
                  Tunnel endpoint: 0x00001234 @32+4
                  Sequence number: 0 @36+2
                  N-PDU number: 0 @38+1
                  Next extension header: 0x85 @39+1
                  Extension header: PDU session container @40+4
                    Length: 4 bytes @40+1
                    Direction: uplink @41+1
                    Quality of service flow: 9 @42+1
                    Next extension header: 0x00 @43+1
                """, TreeText.layer(d, "GTP-U"));
    }

    @Test
    void turnsRoundTheOriginOfTeredo() {
        Dissection d = TreeText.dissect(RAW_IP,
                "4500005900010000401166910a0000010a0000020dd89c40004572b600010000010203040506070800000063",
                "bf3ffffdfa6000000000003bff20010000000000000000000000000001200100000000000000000000000000",
                "02");
        assertEquals("teredo · IPv6 2001::1 → 2001::2 ipv6-nonxt", d.summary());
        assertEquals("""
                Teredo @28+21
                  Authentication @28+13
                    Length of the client’s id: 0 @30+1
                    Length of the authentication: 0 @31+1
                    Nonce: 0x0102030405060708 @32+8
                    Confirmation: 0 @40+1
                  Origin: 192.0.2.5:40000 @41+8
                    Port: 40000 @43+2
                    Address: 192.0.2.5 @45+4
                """, TreeText.layer(d, "Teredo"));
    }

    @Test
    void showsTheServicePath() {
        Dissection d = TreeText.dissect(ETHERNET,
                "00112233445566778899aabb894f0fc2020100002aff4500001c000100004001f98cc0a80001c0a800020800",
                "f7f700010007");
        assertEquals("nsh 42 · ICMP echo request id 1 seq 7", d.summary());
        assertEquals("""
                NSH: path 42, index 255 @14+8
                  Version: 0 @14+1
                  Maintenance packet: no @14+1
                  Header’s time to live: 63 @14+2
                  Length: 8 bytes @15+1
                  Metadata type: 2 @16+1
                  Next protocol: 1 (IPv4) @17+1
                  Service path: 42 @18+3
                  Service index: 255 @21+1
                """, TreeText.layer(d, "NSH"));
    }
}
