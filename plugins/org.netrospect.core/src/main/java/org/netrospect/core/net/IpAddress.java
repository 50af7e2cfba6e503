package org.netrospect.core.net;

import java.util.Optional;

/**
 * An IPv4 or IPv6 address. {@code high} and {@code low} hold the 128 bits in network order; an IPv4 address stands in
 * the lower 32 bits of {@code low}. Ordered by version, then numerically.
 *
 * @param version 4 or 6
 */
public record IpAddress(int version, long high, long low) implements Comparable<IpAddress> {

    public IpAddress {
        if (version != 4 && version != 6) {
            throw new IllegalArgumentException("IP version " + version);
        }
    }

    /** The IPv4 address whose 32 bits are {@code bits}. */
    public static IpAddress v4(int bits) {
        return new IpAddress(4, 0, bits & 0xffff_ffffL);
    }

    /** Reads dotted-quad IPv4 or any text form of IPv6 (RFC 4291, section 2.2); no names, no zones, no look-ups. */
    public static Optional<IpAddress> parse(String text) {
        return IpAddressText.parse(text);
    }

    /** Writes RFC 5952 text, or a dotted quad, from the raw parts without making an object. */
    public static void append(StringBuilder out, int version, long high, long low) {
        IpAddressText.append(out, version, high, low);
    }

    @Override
    public int compareTo(IpAddress o) {
        int byVersion = Integer.compare(version, o.version);
        if (byVersion != 0) {
            return byVersion;
        }
        int byHigh = Long.compareUnsigned(high, o.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, o.low);
    }

    /** RFC 5952 text, or a dotted quad. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(39);
        append(out, version, high, low);
        return out.toString();
    }
}
