package org.netrospect.replay.indicator;

import java.util.Optional;
import org.netrospect.core.net.IpAddress;

/** A network: an address whose host bits are zero, and how many bits are not of the host. */
record Network(IpAddress address, int prefix) {
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return IpAddress.parse(text.substring(0, slash)).filter(a -> prefix <= (a.version() == 4 ? 32 : 128))
                .map(a -> of(a, prefix));
    }

    /** The network of an address. */
    static Network of(IpAddress address, int prefix) {
        if (address.version() == 4) {
            return new Network(IpAddress.v4((int) (address.low() & mask(prefix + 32))), prefix);
        }
        return new Network(new IpAddress(6, address.high() & mask(Math.min(64, prefix)),
                address.low() & mask(Math.max(0, prefix - 64))), prefix);
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : -1L << 64 - bits;
    }

    @Override
    public String toString() {
        return address + "/" + prefix;
    }
}
