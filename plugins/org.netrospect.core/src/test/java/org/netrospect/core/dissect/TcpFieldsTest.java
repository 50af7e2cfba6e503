package org.netrospect.core.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.core.dissect.TreeText.RAW_IP;

import org.junit.jupiter.api.Test;

class TcpFieldsTest {
    @Test
    void showsFlagsBitByBitAndEveryOption() {
        Dissection d = TreeText.dissect(RAW_IP,
                "4500004d00010000400666a80a0000010a000002c00001bbfffffff000000007d1d802001c53000001010512",
                "00000064000000c80000012c000001901e04100122021c048005000068656c6c6f");
        assertEquals("TCP 49152 → 443 [PSH, ACK, ECE, CWR, AE] seq 4294967280 ack 7 win 512 len 5 sack 2",
                d.summary());
        assertEquals("""
                TCP: 49152 → 443 [PSH, ACK, ECE, CWR, AE] @20+52
                  Source port: 49152 @20+2
                  Destination port: 443 (https) @22+2
                  Sequence number: 4294967280 @24+4
                  Acknowledgment number: 7 @28+4
                  Header length: 52 bytes @32+1
                  Flags: 0x1d8 [PSH, ACK, ECE, CWR, AE] @32+2
                    Reserved: 0 @32+1
                    AE: set @32+1
                    CWR: set @33+1
                    ECE: set @33+1
                    URG: not set @33+1
                    ACK: set @33+1
                    PSH: set @33+1
                    RST: not set @33+1
                    SYN: not set @33+1
                    FIN: not set @33+1
                  Window: 512 @34+2
                  Checksum: 0x1c53 (correct) @36+2
                  Urgent pointer: 0 @38+2
                  Option: no operation @40+1
                  Option: no operation @41+1
                  Selective acknowledgment: 2 blocks @42+18
                    Block: 100 to 200 @44+8
                    Block: 300 to 400 @52+8
                  Option: multipath TCP, join @60+4
                    Kind: 30 @60+1
                    Length: 4 @61+1
                    Multipath message: 1 (join) @62+1
                    Content: 0x01 @63+1
                  Option: fast open, asks for a cookie @64+2
                    Kind: 34 @64+1
                    Length: 2 @65+1
                  Option: user timeout of 5 minutes @66+4
                    Kind: 28 @66+1
                    Length: 4 @67+1
                    Timeout: 5 minutes @68+2
                  Option: end of options @70+1
                  Padding: 0x00 @71+1
                """, TreeText.layer(d, "TCP"));
        assertEquals("""
                Payload: 5 bytes @72+5
                """, TreeText.layer(d, "Payload"));
    }
}
