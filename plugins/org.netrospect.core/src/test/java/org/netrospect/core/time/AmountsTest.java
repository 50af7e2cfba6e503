package org.netrospect.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AmountsTest {
    @Test
    void countsOneAndMany() {
        assertEquals("1 packet", Amounts.count(1, "packet", "packets"));
        assertEquals("1,284 packets", Amounts.count(1284, "packet", "packets"));
    }

    @Test
    void scalesByThousands() {
        assertEquals("999 B", Amounts.bytes(999));
        assertEquals("1.0 kB", Amounts.bytes(1000));
        assertEquals("1.0 MB", Amounts.bytes(999_999));
        assertEquals("871 MB", Amounts.bytes(871_424_000));
        assertEquals("-12.4 kB", Amounts.bytes(-12_400));
        assertEquals("12.4 kbit/s", Amounts.scaled(12_400, "bit/s"));
        assertEquals("9.2 EB", Amounts.bytes(Long.MAX_VALUE));
    }

    @Test
    void keepsExactBytesBesideScaledOnes() {
        assertEquals("1 byte", Amounts.exactBytes(1));
        assertEquals("871,424 bytes", Amounts.exactBytes(871_424));
        assertEquals("12.4 MB (12,400,000 bytes)", Amounts.exactBytes(12_400_000));
    }

    @Test
    void writesDurationsInTheirTwoLargestUnits() {
        assertEquals("0 s", Amounts.duration(0));
        assertEquals("12 µs", Amounts.duration(12_000));
        assertEquals("999 ms", Amounts.duration(999_960_000));
        assertEquals("1.8 s", Amounts.duration(1_842_000_000L));
        assertEquals("3 min 20 s", Amounts.duration(200_000_000_000L));
        assertEquals("2 h 5 min", Amounts.duration(7_500_000_000_000L));
        assertEquals("7 d 21 h", Amounts.duration(680_400_000_000_000L));
        assertEquals("-1 h", Amounts.duration(-3_600_000_000_000L));
    }
}
