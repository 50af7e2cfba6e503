package org.netrospect.replay.match;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.netrospect.replay.rule.StateStep;

/** Flow bits and integers of one session; names come from rules, so they are bounded by these. */
final class Bits {
    private final Set<String> set = new HashSet<>(4);
    private final Map<String, Long> integers = new HashMap<>(0);

    /** Whether a condition holds; steps that are none hold. */
    boolean holds(StateStep step) {
        return switch (step) {
            case StateStep.FlowBit b -> switch (b.action()) {
                case IS_SET -> any(b);
                case IS_NOT_SET -> !any(b);
                default -> true;
            };
            case StateStep.FlowInteger i -> !i.asks() || compare(i);
            // belong to more than the session
            case StateStep.HostBit h -> true;
            case StateStep.DataSet s -> true;
            case StateStep.Among a -> true;
        };
    }

    private boolean any(StateStep.FlowBit b) {
        if (set.isEmpty()) {
            return b.all() && b.names().isEmpty();
        }
        for (String name : b.names()) {
            if (set.contains(name) != b.all()) {
                return !b.all();
            }
        }
        return b.all();
    }

    private boolean compare(StateStep.FlowInteger i) {
        boolean known = integers.containsKey(i.name());
        switch (i.action()) {
            case IS_SET:
                return known;
            case IS_NOT_SET:
                return !known;
            default:
                break;
        }
        if (!known || !i.other().isEmpty() && !integers.containsKey(i.other())) {
            return false;
        }
        long left = integers.get(i.name());
        long right = right(i);
        return switch (i.action()) {
            case LESS -> left < right;
            case LESS_EQUAL -> left <= right;
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
            case MORE_EQUAL -> left >= right;
            default -> left > right;
        };
    }

    private long right(StateStep.FlowInteger i) {
        return i.other().isEmpty() ? i.value() : integers.getOrDefault(i.other(), 0L);
    }

    /** Does what a rule that has matched does. */
    void apply(StateStep step) {
        switch (step) {
            case StateStep.FlowBit b -> {
                switch (b.action()) {
                    case SET -> set.addAll(b.names());
                    case UNSET -> b.names().forEach(set::remove);
                    case TOGGLE -> b.names().forEach(this::toggle);
                    default -> {
                        // a condition
                    }
                }
            }
            case StateStep.FlowInteger i -> {
                switch (i.action()) {
                    case ADD -> integers.merge(i.name(), right(i), Long::sum);
                    case SUBTRACT -> integers.merge(i.name(), -right(i), Long::sum);
                    case ASSIGN -> integers.put(i.name(), right(i));
                    default -> {
                        // a condition
                    }
                }
            }
            case StateStep.Among a -> {
                // a condition
            }
            case StateStep.HostBit h -> {
                // belongs to hosts, not to the session
            }
            case StateStep.DataSet s -> {
                // belongs to all sessions
            }
        }
    }

    private void toggle(String name) {
        if (!set.remove(name)) {
            set.add(name);
        }
    }
}
