package org.netrospect.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeScaleTest {
    @ParameterizedTest
    @CsvSource({"6,0,1,1000", "9,0,7,7", "0,0,3,3000000000", "12,0,5999,5", "3,-2,2001,1000000", "127,0,9,0",
            "0x80,0,2,2000000000", "0x81,1,3,2500000000", "0xa0,0,4294967297,1000000000",
            "0xbf,0,4611686018427387904,500000000",
            "6,0,9223372036854775807,9223372036854775807", "6,0,-1,-1000", "0xff,0,9223372036854775807,0"})
    void countsNanoseconds(String code, long offset, long units, long nanoseconds) {
        assertEquals(nanoseconds, new TimeScale(Integer.decode(code), offset).nanoseconds(units));
    }

    @ParameterizedTest
    @CsvSource({"6,1000000", "0x8a,1024", "19,9223372036854775807", "0xbf,9223372036854775807"})
    void tellsUnitsASecond(String code, long units) {
        assertEquals(units, new TimeScale(Integer.decode(code), 0).resolution());
    }
}
