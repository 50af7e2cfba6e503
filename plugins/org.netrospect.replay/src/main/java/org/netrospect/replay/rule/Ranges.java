package org.netrospect.replay.rule;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of numbers as ascending ranges that neither touch nor overlap: the algebra of lists of addresses and ports. */
record Ranges(List<Range> ranges) {
    static final Ranges NONE = new Ranges(List.of());

    /** Both ends included. */
    record Range(BigInteger from, BigInteger to) {
    }

    static Ranges of(BigInteger from, BigInteger to) {
        return new Ranges(List.of(new Range(from, to)));
    }

    /** Everything in one of the sets. */
    static Ranges union(List<Ranges> sets) {
        List<Range> all = new ArrayList<>();
        sets.forEach(set -> all.addAll(set.ranges));
        all.sort(Comparator.comparing(Range::from));
        List<Range> merged = new ArrayList<>();
        for (Range range : all) {
            if (!merged.isEmpty() && range.from.compareTo(merged.getLast().to.add(BigInteger.ONE)) <= 0) {
                Range last = merged.removeLast();
                merged.add(new Range(last.from, last.to.max(range.to)));
            } else {
                merged.add(range);
            }
        }
        return new Ranges(List.copyOf(merged));
    }

    /** Everything from 0 to {@code most} that is not in this set. */
    Ranges complement(BigInteger most) {
        List<Range> rest = new ArrayList<>();
        BigInteger next = BigInteger.ZERO;
        for (Range range : ranges) {
            if (range.from.compareTo(next) > 0) {
                rest.add(new Range(next, range.from.subtract(BigInteger.ONE)));
            }
            next = range.to.add(BigInteger.ONE);
        }
        if (next.compareTo(most) <= 0) {
            rest.add(new Range(next, most));
        }
        return new Ranges(List.copyOf(rest));
    }

    /** Everything in both sets. */
    Ranges intersection(Ranges other, BigInteger most) {
        return union(List.of(complement(most), other.complement(most))).complement(most);
    }
}
