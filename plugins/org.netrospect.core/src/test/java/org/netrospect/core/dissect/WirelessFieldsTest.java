package org.netrospect.core.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WirelessFieldsTest {
    private static final int WIRELESS = 105;

    @Test
    void showsTheNameOfTheNetworkInABeacon() {
        Dissection d = TreeText.dissect(WIRELESS,
                "80000000ffffffffffff020000000001020000000001100040420f0000000000640011040004636166650102",
                "8284030106");
        assertEquals("802.11 beacon of “cafe”", d.summary());
        assertEquals("""
                802.11: beacon of “cafe” @0+49
                  Frame control: 0x0080 @0+2
                    Version: 0 @0+1
                    Type: 0 (management) @0+1
                    Subtype: 8 (beacon) @0+1
                    To the distribution system: not set @1+1
                    From the distribution system: not set @1+1
                    More fragments: not set @1+1
                    Retry: not set @1+1
                    Power management: not set @1+1
                    More data: not set @1+1
                    Protected: not set @1+1
                    Order: not set @1+1
                  Duration: 0 @2+2
                  Receiver: ff:ff:ff:ff:ff:ff (broadcast) @4+6
                  Transmitter: 02:00:00:00:00:01 @10+6
                  Network (BSSID): 02:00:00:00:00:01 @16+6
                  Fragment number: 0 @22+1
                  Sequence number: 1 @22+2
                  Time stamp, µs: 1000000 @24+8
                  Beacon interval: 100 @32+2
                  Capabilities: 0x0411 @34+2
                  Network name (SSID): cafe @36+6
                    Number: 0 @36+1
                    Length: 4 @37+1
                    Content: 0x63616665 @38+4
                  Rates: 2 bytes @42+4
                    Number: 1 @42+1
                    Length: 2 @43+1
                    Content: 0x8284 @44+2
                  Channel: 6 @46+3
                    Number: 3 @46+1
                    Length: 1 @47+1
                    Content: 0x06 @48+1
                """, TreeText.layer(d, "802.11"));
    }
}
