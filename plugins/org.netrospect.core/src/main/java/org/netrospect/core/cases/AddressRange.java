package org.netrospect.core.cases;

import java.util.Optional;
import org.netrospect.core.net.IpAddress;

/** Addresses from one to another, both included. */
record AddressRange(IpAddress from, IpAddress to) {
    /** An address, or a network such as {@code 10.0.0.0/8}. */
    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0 || address.isEmpty()) {
            return address.map(a -> new AddressRange(a, a));
        }
        int width = address.get().version() == 4 ? 32 : 128;
        String bits = text.substring(slash + 1);
        int prefix = bits.matches("\\d{1,3}") ? Integer.parseInt(bits) : -1;
        return prefix < 0 || prefix > width ? Optional.empty() : Optional.of(network(address.get(), width - prefix));
    }

    private static AddressRange network(IpAddress a, int hostBits) {
        long low = hostBits >= 64 ? -1 : (1L << hostBits) - 1;
        long high = hostBits <= 64 ? 0 : hostBits == 128 ? -1 : (1L << hostBits - 64) - 1;
        if (a.version() == 4) {
            low &= 0xffff_ffffL;
        }
        return new AddressRange(new IpAddress(a.version(), a.high() & ~high, a.low() & ~low),
                new IpAddress(a.version(), a.high() | high, a.low() | low));
    }

    boolean contains(IpAddress address) {
        return address.version() == from.version() && from.compareTo(address) <= 0 && address.compareTo(to) <= 0;
    }
}
