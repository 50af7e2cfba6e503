package org.netrospect.replay.rule;

import java.math.BigInteger;

/** Ports of a rule's header; immutable. */
public final class PortSet {
    static final BigInteger MOST = BigInteger.valueOf(0xffff);
    /** Every port. */
    public static final PortSet ANY = new PortSet(Ranges.of(BigInteger.ZERO, MOST));

    private final int[] bounds;
    private final boolean any;

    PortSet(Ranges ranges) {
        bounds = new int[ranges.ranges().size() * 2];
        for (int i = 0; i < ranges.ranges().size(); i++) {
            bounds[i * 2] = ranges.ranges().get(i).from().intValue();
            bounds[i * 2 + 1] = ranges.ranges().get(i).to().intValue();
        }
        any = bounds.length == 2 && bounds[0] == 0 && bounds[1] == 0xffff;
    }

    public boolean isAny() {
        return any;
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    public boolean contains(int port) {
        for (int i = 0; i < bounds.length && bounds[i] <= port; i += 2) {
            if (port <= bounds[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
