package org.netrospect.replay.rule;

import java.util.List;
import java.util.Set;

/** What a rule asks of, or does to, what earlier matches left behind, and what it asks of hosts by lists. */
public sealed interface StateStep {
    /** What is done with a bit. */
    enum BitAction {
        SET, UNSET, TOGGLE, IS_SET, IS_NOT_SET;

        public boolean asks() {
            return this == IS_SET || this == IS_NOT_SET;
        }
    }

    /** To whom a bit belongs. */
    enum Owner {
        SOURCE, DESTINATION, PAIR
    }

    /** What is done with a number. */
    enum IntegerAction {
        ADD, SUBTRACT, ASSIGN, LESS, LESS_EQUAL, EQUAL, NOT_EQUAL, MORE_EQUAL, MORE, IS_SET, IS_NOT_SET;

        public boolean asks() {
            return ordinal() >= LESS.ordinal();
        }
    }

    /** Bits of the session. @param all whether all of them, not any, must be so */
    record FlowBit(BitAction action, List<String> names, boolean all) implements StateStep {
        @Override
        public boolean asks() {
            return action.asks();
        }
    }

    /** A bit of a host or a pair of hosts. @param seconds it lives, 0 for ever */
    record HostBit(BitAction action, String name, Owner owner, long seconds) implements StateStep {
        @Override
        public boolean asks() {
            return action.asks();
        }
    }

    /** A number of the session. @param other name of another number, or "" if {@code value} counts */
    record FlowInteger(IntegerAction action, String name, String other, long value) implements StateStep {
        @Override
        public boolean asks() {
            return action.asks();
        }
    }

    /**
     * A set of values that rules fill: whether what {@link Step.Keep} kept is in it, or that it is put in, which holds
     * only if it was not there.
     *
     * @param loaded values that were in it from the beginning
     */
    record DataSet(BitAction action, String name, Set<String> loaded) implements StateStep {
        @Override
        public boolean asks() {
            return action.asks();
        }
    }

    /** Whose address is asked for. */
    enum Whose {
        ANY, BOTH, SOURCE, DESTINATION
    }

    /** Hosts are in a list, or are not. */
    record Among(Whose whose, AddressSet hosts, boolean negated) implements StateStep {
        @Override
        public boolean asks() {
            return true;
        }
    }

    /** Whether it is a condition; otherwise it is done when the rule has matched. */
    boolean asks();
}
