package org.netrospect.core.filter;

import java.util.Optional;
import org.netrospect.core.filter.Scanner.Value;
import org.netrospect.core.filter.ValueMatch.AddressRange;
import org.netrospect.core.net.IpAddress;

/** Addresses, networks and ranges: {@code 10.1.2.3}, {@code 10.0.0.0/8}, {@code 10.0.0.1..10.0.0.9}. */
final class Networks {
    private Networks() {
    }

    static AddressRange parse(Value value) throws FilterSyntaxException {
        String text = value.text().strip();
        int dots = text.indexOf("..");
        if (dots > 0) {
            IpAddress from = address(value, text.substring(0, dots));
            IpAddress to = address(value, text.substring(dots + 2));
            if (from.version() != to.version() || from.compareTo(to) > 0) {
                throw new FilterSyntaxException(value.position(), value.length(),
                        "the range ends before it begins, or mixes IPv4 and IPv6.");
            }
            return new AddressRange(from, to);
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            IpAddress address = address(value, text);
            return new AddressRange(address, address);
        }
        IpAddress address = address(value, text.substring(0, slash));
        int width = address.version() == 4 ? 32 : 128;
        String bits = text.substring(slash + 1);
        int prefix = bits.matches("\\d{1,3}") ? Integer.parseInt(bits) : -1;
        if (prefix < 0 || prefix > width) {
            throw new FilterSyntaxException(value.position(), value.length(),
                    "the network \"" + text + "\" needs a length from 0 to " + width + " after the slash.");
        }
        return network(address, width - prefix);
    }

    private static AddressRange network(IpAddress address, int hostBits) {
        long low = hostBits >= 64 ? -1 : (1L << hostBits) - 1;
        long high = hostBits <= 64 ? 0 : hostBits == 128 ? -1 : (1L << hostBits - 64) - 1;
        return new AddressRange(new IpAddress(address.version(), address.high() & ~high, address.low() & ~low),
                new IpAddress(address.version(), address.high() | high, address.low() | low));
    }

    private static IpAddress address(Value value, String text) throws FilterSyntaxException {
        Optional<IpAddress> address = IpAddress.parse(text.strip());
        return address.orElseThrow(() -> new FilterSyntaxException(value.position(), value.length(),
                "expected an address such as 10.1.2.3, 10.0.0.0/8 or 2001:db8::1, found \"" + text + "\"."));
    }
}
