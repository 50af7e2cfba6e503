package org.netrospect.replay.virus.signature;

import java.util.List;
import org.netrospect.replay.pcre.Pcre;

/** A body or logical signature, ready to be matched. Immutable. */
record Signature(String name, Conditions conditions, LogicalExpression expression, List<Part> parts) {
    /** What the expression counts. */
    sealed interface Part {
    }

    /** Bytes; more than one pattern if they are sought both as they are and as wide characters. */
    record Body(List<HexPattern> patterns, Offset offset) implements Part {
    }

    /**
     * A regular expression, tried where parts before it hold.
     *
     * @param global whether all matches count, or one
     * @param rolling whether it may begin behind its offset
     * @param within whether it must lie between its offset and the shift of that
     */
    record Regex(Pcre pcre, LogicalExpression trigger, Offset offset, boolean global, boolean rolling, boolean within)
            implements Part {
    }

    Signature {
        parts = List.copyOf(parts);
    }

    /** Whether it can match where none of its bytes are. */
    boolean matchesNothing() {
        int[] none = new int[parts.size()];
        return expression.holds(none) || parts.stream()
                .anyMatch(p -> p instanceof Regex regex && regex.trigger().holds(none));
    }
}
