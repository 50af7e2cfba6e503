package org.netrospect.replay.match;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.netrospect.replay.rule.Step;

/**
 * Regular expressions that took too long again and again in one session, and are left there. So the time that a
 * session can cost is bound, and what is left does not depend on the threads.
 */
final class Weariness {
    private static final int MOST = 16;

    /** Made when an expression takes too long for the first time: in nearly every session none does. */
    private Map<Step.Regex, Integer> times = new HashMap<>(0);

    /** Whether an expression is not tried any more. */
    boolean leaves(Step.Regex expression) {
        return !times.isEmpty() && times.getOrDefault(expression, 0) >= MOST;
    }

    /** It took too long. */
    void tookLong(Step.Regex expression) {
        if (times.isEmpty()) {
            times = new IdentityHashMap<>();
        }
        times.merge(expression, 1, Integer::sum);
    }
}
