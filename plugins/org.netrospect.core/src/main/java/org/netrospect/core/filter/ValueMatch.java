package org.netrospect.core.filter;

import java.util.List;
import java.util.Set;
import org.netrospect.core.net.IpAddress;

/**
 * What a value must be. Negation stands outside: {@code !=} is the opposite of {@code =}, also for rows without a
 * value.
 */
sealed interface ValueMatch {
    /** There is any value. */
    ValueMatch PRESENT = new Present();

    /** There is any value. */
    record Present() implements ValueMatch {
    }

    /** In one of the ranges, both ends inclusive; INTEGER, TIME, DURATION, BOOLEAN. */
    record Longs(List<LongRange> ranges) implements ValueMatch {
    }

    /** Both ends inclusive. */
    record LongRange(long from, long to) {
    }

    /** In one of the ranges, both ends inclusive; DECIMAL. */
    record Doubles(List<DoubleRange> ranges) implements ValueMatch {
    }

    /** Both ends inclusive. */
    record DoubleRange(double from, double to) {
    }

    /** In one of the ranges. */
    record Addresses(List<AddressRange> ranges) implements ValueMatch {
    }

    /** Both ends inclusive and of one version. */
    record AddressRange(IpAddress from, IpAddress to) {
    }

    /** One of the texts, to the letter. */
    record Texts(Set<String> texts) implements ValueMatch {
    }

    /** Before or after a text in the order of UTF-16 units, or equal to it where {@code equal}. */
    record TextOrder(String text, boolean before, boolean equal) implements ValueMatch {
        boolean test(String value) {
            int order = value.compareTo(text);
            return order == 0 ? equal : before == order < 0;
        }
    }

    /** The expression is found in the text. */
    record Expression(GuardedPattern pattern) implements ValueMatch {
    }
}
