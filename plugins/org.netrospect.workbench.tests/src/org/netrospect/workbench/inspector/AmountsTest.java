package org.netrospect.workbench.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AmountsTest {
    @Test
    void countsWithTheRightWord() {
        assertEquals("1 packet", Amounts.count(1, "packet", "packets"));
        assertEquals("1,284 packets", Amounts.count(1284, "packet", "packets"));
    }

    @Test
    void scalesWithThreeDigits() {
        assertEquals("999 B", Amounts.scaled(999, "B"));
        assertEquals("1.00 kB", Amounts.scaled(999.6, "B"));
        assertEquals("12.4 kbit/s", Amounts.scaled(12_400, "bit/s"));
        assertEquals("871 MB", Amounts.scaled(871_424_000, "B"));
    }

    @Test
    void keepsExactBytesBesideScaledOnes() {
        assertEquals("871,424 bytes", Amounts.bytes(871_424));
        assertEquals("12.4 MB (12,400,000 bytes)", Amounts.bytes(12_400_000));
    }

    @Test
    void writesDurationsInTheirTwoLargestUnits() {
        assertEquals("12 µs", Amounts.duration(12_000));
        assertEquals("1.842 s", Amounts.duration(1_842_000_000L));
        assertEquals("3 min 20 s", Amounts.duration(200_000_000_000L));
        assertEquals("2 h 5 min", Amounts.duration(7_500_000_000_000L));
        assertEquals("7 d 21 h", Amounts.duration(680_400_000_000_000L));
    }
}
