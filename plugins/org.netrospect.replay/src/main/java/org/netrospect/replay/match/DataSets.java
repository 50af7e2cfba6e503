package org.netrospect.replay.match;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.netrospect.replay.rule.StateStep;
import org.netrospect.replay.rule.StateStep.BitAction;

/** Sets of values that rules fill while traffic is read. They last for one run. One thread. */
final class DataSets {
    /** Values kept in all sets together: further ones are not put in. */
    static final int MOST = 1 << 20;

    private final Map<String, Set<String>> sets = new HashMap<>(0);
    private int added;

    private Set<String> set(StateStep.DataSet step) {
        return sets.computeIfAbsent(step.name(), name -> new HashSet<>(step.loaded()));
    }

    /** Whether a condition holds; to put a value in holds if it was not there. */
    boolean holds(StateStep.DataSet step, String value) {
        return set(step).contains(value) == (step.action() == BitAction.IS_SET);
    }

    /** Does what a rule that has matched does. @return whether there was room */
    boolean apply(StateStep.DataSet step, String value) {
        if (step.asks()) {
            return true;
        }
        if (added == MOST) {
            return false;
        }
        added++;
        set(step).add(value);
        return true;
    }
}
