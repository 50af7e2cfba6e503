package org.netrospect.replay.match;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.netrospect.replay.pcre.Pcre;
import org.netrospect.replay.pcre.UnsupportedExpression;
import org.netrospect.replay.rule.Step;

class WearinessTest {
    @Test
    void leavesAnExpressionThatTookTooLongManyTimesAndNoOther() throws UnsupportedExpression {
        Step.Regex slow = new Step.Regex(Pcre.of("(a+)+b", ""), false, false);
        Step.Regex other = new Step.Regex(Pcre.of("(a+)+b", ""), false, false);
        Weariness weariness = new Weariness();
        assertFalse(weariness.leaves(slow));
        for (int i = 0; i < 15; i++) {
            weariness.tookLong(slow);
        }
        assertFalse(weariness.leaves(slow));
        weariness.tookLong(slow);
        assertTrue(weariness.leaves(slow));
        assertFalse(weariness.leaves(other));
    }
}
