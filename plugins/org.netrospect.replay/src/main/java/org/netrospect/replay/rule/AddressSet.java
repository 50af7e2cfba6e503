package org.netrospect.replay.rule;

import java.math.BigInteger;

/** Addresses of a rule's header, of both families; immutable. */
public final class AddressSet {
    static final BigInteger MOST_V4 = BigInteger.TWO.pow(32).subtract(BigInteger.ONE);
    static final BigInteger MOST_V6 = BigInteger.TWO.pow(128).subtract(BigInteger.ONE);

    /** Every address. */
    public static final AddressSet ANY =
            new AddressSet(Ranges.of(BigInteger.ZERO, MOST_V4), Ranges.of(BigInteger.ZERO, MOST_V6));

    private final boolean any;
    private final long[] v4;
    /** Two longs a bound, two bounds a range. */
    private final long[] v6;

    AddressSet(Ranges v4, Ranges v6) {
        this.v4 = new long[v4.ranges().size() * 2];
        for (int i = 0; i < v4.ranges().size(); i++) {
            this.v4[i * 2] = v4.ranges().get(i).from().longValue();
            this.v4[i * 2 + 1] = v4.ranges().get(i).to().longValue();
        }
        this.v6 = new long[v6.ranges().size() * 4];
        for (int i = 0; i < v6.ranges().size(); i++) {
            BigInteger from = v6.ranges().get(i).from();
            BigInteger to = v6.ranges().get(i).to();
            this.v6[i * 4] = from.shiftRight(64).longValue();
            this.v6[i * 4 + 1] = from.longValue();
            this.v6[i * 4 + 2] = to.shiftRight(64).longValue();
            this.v6[i * 4 + 3] = to.longValue();
        }
        any = v4.complement(MOST_V4).ranges().isEmpty() && v6.complement(MOST_V6).ranges().isEmpty();
    }

    /** Whether every address is in it. */
    public boolean isAny() {
        return any;
    }

    /** First and last address of every IPv4 range, ascending. */
    public long[] rangesV4() {
        return v4.clone();
    }

    /** Number of IPv4 addresses in it. */
    public long sizeV4() {
        long size = 0;
        for (int i = 0; i < v4.length; i += 2) {
            size += v4[i + 1] - v4[i] + 1;
        }
        return size;
    }

    /** Whether any IPv6 address is in it. */
    public boolean hasV6() {
        return v6.length > 0;
    }

    boolean isEmpty() {
        return v4.length == 0 && v6.length == 0;
    }

    /** @param version 4 or 6 */
    public boolean contains(int version, long high, long low) {
        return any || (version == 4 ? containsV4(low) : containsV6(high, low));
    }

    private boolean containsV4(long address) {
        int begin = 0;
        int end = v4.length / 2;
        while (begin < end) {
            int middle = begin + end >>> 1;
            if (v4[middle * 2] > address) {
                end = middle;
            } else if (v4[middle * 2 + 1] < address) {
                begin = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    private boolean containsV6(long high, long low) {
        int begin = 0;
        int end = v6.length / 4;
        while (begin < end) {
            int middle = begin + end >>> 1;
            if (compare(high, low, middle * 4) < 0) {
                end = middle;
            } else if (compare(high, low, middle * 4 + 2) > 0) {
                begin = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    private int compare(long high, long low, int at) {
        int byHigh = Long.compareUnsigned(high, v6[at]);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, v6[at + 1]);
    }
}
