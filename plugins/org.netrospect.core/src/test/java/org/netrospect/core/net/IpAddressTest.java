package org.netrospect.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({"2001:DB8:0:0:1:0:0:1,2001:db8::1:0:0:1", "0:0:0:0:0:0:0:0,::", "::1,::1", "1:0:0:2:0:0:0:3,1:0:0:2::3",
        "2001:db8:0:1:1:1:1:1,2001:db8:0:1:1:1:1:1", "fe80::,fe80::", "::ffff:1.2.3.4,::ffff:1.2.3.4",
        "64:ff9b::192.0.2.33,64:ff9b::c000:221", "10.0.0.1,10.0.0.1", "255.255.255.255,255.255.255.255"})
    void writesAddressesInTheFormOfRfc5952(String text, String canonical) {
        assertEquals(canonical, IpAddress.parse(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"", "1.2.3", "1.2.3.256", "1..2.3", "1.2.3.4.5", ":::", "1::2::3", "12345::", "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9", "g::", "::1.2.3", "example.org", "1:2:3:4:5:6:7::8:9"})
    void refusesWhatIsNoAddress(String text) {
        assertEquals(Optional.empty(), IpAddress.parse(text));
    }

    @Test
    void readsWhatItWrites() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long high = random.nextLong() & (random.nextBoolean() ? -1L : 0xffff_0000_0000_ffffL);
            long low = random.nextLong() & (random.nextBoolean() ? -1L : 0xffffL);
            IpAddress address = new IpAddress(6, high, low);
            assertEquals(Optional.of(address), IpAddress.parse(address.toString()), address::toString);
        }
    }

    @Test
    void ordersVersion4FirstThenByNumber() {
        IpAddress low = IpAddress.v4(0x0a000001);
        IpAddress high = IpAddress.v4(0xc0000001);
        IpAddress six = IpAddress.parse("::1").orElseThrow();
        assertTrue(low.compareTo(high) < 0);
        assertTrue(high.compareTo(six) < 0);
    }
}
