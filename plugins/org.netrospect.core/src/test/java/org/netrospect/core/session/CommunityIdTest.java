package org.netrospect.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.TextPrefix;

class CommunityIdTest {
    /** Values published with the specification, for its example captures. */
    @ParameterizedTest
    @CsvSource({"6,128.232.110.120,34855,66.35.250.204,80,1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
            "6,66.35.250.204,80,128.232.110.120,34855,1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
            "17,192.168.1.52,54585,8.8.8.8,53,1:d/FP5EW3wiY1vCndhwleRRKHowQ=",
            "1,192.168.0.89,8,192.168.0.1,0,1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
            "1,192.168.0.1,0,192.168.0.89,8,1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
            "58,fe80::200:86ff:fe05:80da,135,fe80::260:97ff:fe07:69ea,136,1:dGHyGvjMfljg6Bppwm3bg0LO8TY=",
            "132,192.168.170.8,7,192.168.170.56,80,1:jQgCxbku+pNGw8WPbEc/TS/uTpQ=",
            "6,2001:470:e5bf:dead:4957:2174:e82c:4887,63943,2607:f8b0:400c:c03::1a,25,1:/qFaeAR+gFe1KYjMzVDsMv+wgU4=",
            "6,141.142.228.5,59856,192.150.187.43,80,1:yvyB8h+3dnggTZW0UEITWCst97w="})
    void givesThePublishedValues(int protocol, String source, int sourcePort, String destination, int destinationPort,
            String expected) {
        IpAddress from = IpAddress.parse(source).orElseThrow();
        IpAddress to = IpAddress.parse(destination).orElseThrow();
        assertEquals(expected, new CommunityId().of(from.version(), protocol, from.high(), from.low(), sourcePort,
                to.high(), to.low(), destinationPort));
    }

    @Test
    void thePrefixIsThatOfTheText() {
        Random random = new Random(7);
        byte[] digest = new byte[20];
        for (int i = 0; i < 1000; i++) {
            random.nextBytes(digest);
            assertEquals(TextPrefix.of(CommunityId.text(digest), 0), CommunityId.prefix(digest));
        }
    }
}
