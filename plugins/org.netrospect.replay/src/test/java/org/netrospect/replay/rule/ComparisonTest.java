package org.netrospect.replay.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "8", "!0", "!8", "<1", "<8", ">0", ">=0", ">120", ">=120", "8<>10", "8-10", "0-3",
        "!0-3", "!8-10", "<=0"})
    void theLeastNumberIsTheFirstThatPasses(String condition) throws NotHonoured {
        Comparison comparison = Comparison.parse(condition, false, "dsize");
        assertEquals(LongStream.range(0, 300).filter(comparison::test).findFirst().orElseThrow(), comparison.least());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<0", "-1"})
    void noNumberFromZeroPasses(String condition) throws NotHonoured {
        assertEquals(Long.MAX_VALUE, Comparison.parse(condition, false, "dsize").least());
    }
}
