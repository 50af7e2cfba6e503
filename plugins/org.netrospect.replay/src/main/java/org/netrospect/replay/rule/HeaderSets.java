package org.netrospect.replay.rule;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.net.IpAddress;

/**
 * Reads the addresses and ports of headers: single ones, networks, ranges, lists, negation, variables. What was read is
 * kept, because thousands of rules say the same. One thread.
 */
final class HeaderSets {
    /** Variables inside variables, lists inside lists. */
    private static final int DEEPEST = 32;

    private final Variables variables;
    private final Map<String, AddressSet> addresses = new HashMap<>();
    private final Map<String, PortSet> ports = new HashMap<>();

    /** Both families of an address set on its way. */
    private record Both(Ranges v4, Ranges v6) {
        Both negated() {
            return new Both(v4.complement(AddressSet.MOST_V4), v6.complement(AddressSet.MOST_V6));
        }
    }

    HeaderSets(Variables variables) {
        this.variables = variables;
    }

    AddressSet addresses(String text) throws NotHonoured {
        AddressSet known = addresses.get(text);
        if (known == null) {
            Both both = both(text, 0);
            known = new AddressSet(both.v4, both.v6);
            if (known.isEmpty()) {
                throw new NotHonoured("the addresses \"" + text + "\" exclude every address");
            }
            addresses.put(text, known);
        }
        return known;
    }

    PortSet ports(String text) throws NotHonoured {
        PortSet known = ports.get(text);
        if (known == null) {
            known = new PortSet(ports(text, 0));
            if (known.isEmpty()) {
                throw new NotHonoured("the ports \"" + text + "\" exclude every port");
            }
            ports.put(text, known);
        }
        return known;
    }

    private Both both(String given, int depth) throws NotHonoured {
        check(given, depth);
        String text = given.strip();
        if (text.startsWith("!")) {
            return both(text.substring(1), depth + 1).negated();
        }
        if (text.startsWith("$")) {
            return both(variable(variables.addresses(), text), depth + 1);
        }
        if (text.startsWith("[")) {
            return list(inside(text), depth);
        }
        if (text.equalsIgnoreCase("any")) {
            return new Both(Ranges.of(BigInteger.ZERO, AddressSet.MOST_V4),
                    Ranges.of(BigInteger.ZERO, AddressSet.MOST_V6));
        }
        return text.contains(",") ? list(text, depth) : single(text);
    }

    private Both list(String inside, int depth) throws NotHonoured {
        List<Ranges> v4 = new ArrayList<>();
        List<Ranges> v6 = new ArrayList<>();
        List<Ranges> notV4 = new ArrayList<>();
        List<Ranges> notV6 = new ArrayList<>();
        boolean positive = false;
        for (String element : Words.list(inside)) {
            if (element.startsWith("!")) {
                Both not = both(element.substring(1), depth + 1);
                notV4.add(not.v4);
                notV6.add(not.v6);
            } else {
                positive = true;
                Both is = both(element, depth + 1);
                v4.add(is.v4);
                v6.add(is.v6);
            }
        }
        Both excluded = new Both(Ranges.union(notV4), Ranges.union(notV6)).negated();
        if (!positive) {
            return excluded;
        }
        return new Both(Ranges.union(v4).intersection(excluded.v4, AddressSet.MOST_V4),
                Ranges.union(v6).intersection(excluded.v6, AddressSet.MOST_V6));
    }

    private static Both single(String text) throws NotHonoured {
        int slash = text.indexOf('/');
        int dash = text.indexOf('-');
        if (slash >= 0) {
            IpAddress address = address(text.substring(0, slash));
            int bits = address.version() == 4 ? 32 : 128;
            int prefix = prefix(text.substring(slash + 1), text, bits);
            BigInteger size = BigInteger.TWO.pow(bits - prefix);
            BigInteger from = number(address).divide(size).multiply(size);
            return of(address.version(), from, from.add(size).subtract(BigInteger.ONE));
        }
        if (dash >= 0) {
            IpAddress from = address(text.substring(0, dash));
            IpAddress to = address(text.substring(dash + 1));
            if (from.compareTo(to) > 0 || from.version() != to.version()) {
                throw new NotHonoured("\"" + text + "\" is no range of addresses");
            }
            return of(from.version(), number(from), number(to));
        }
        IpAddress address = address(text);
        return of(address.version(), number(address), number(address));
    }

    private static int prefix(String text, String whole, int bits) throws NotHonoured {
        Optional<IpAddress> mask = text.contains(".") ? IpAddress.parse(text) : Optional.empty();
        if (mask.isPresent()) {
            return Long.numberOfLeadingZeros(~(mask.get().low() << 32));
        }
        int prefix = Words.number(text, "the network " + whole);
        if (prefix > bits) {
            throw new NotHonoured("\"" + whole + "\" has more than " + bits + " bits of prefix");
        }
        return prefix;
    }

    private static Both of(int version, BigInteger from, BigInteger to) {
        Ranges ranges = Ranges.of(from, to);
        return version == 4 ? new Both(ranges, Ranges.NONE) : new Both(Ranges.NONE, ranges);
    }

    private static IpAddress address(String text) throws NotHonoured {
        return IpAddress.parse(text.strip()).orElseThrow(() -> new NotHonoured("\"" + text + "\" is no address"));
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(Long.toUnsignedString(address.high())).shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(address.low())));
    }

    private Ranges ports(String given, int depth) throws NotHonoured {
        check(given, depth);
        String text = given.strip();
        if (text.startsWith("!")) {
            return ports(text.substring(1), depth + 1).complement(PortSet.MOST);
        }
        if (text.startsWith("$")) {
            return ports(variable(variables.ports(), text), depth + 1);
        }
        if (text.startsWith("[") || text.contains(",")) {
            return portList(text.startsWith("[") ? inside(text) : text, depth);
        }
        if (text.equalsIgnoreCase("any")) {
            return Ranges.of(BigInteger.ZERO, PortSet.MOST);
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            int port = port(text);
            return Ranges.of(BigInteger.valueOf(port), BigInteger.valueOf(port));
        }
        int from = colon == 0 ? 0 : port(text.substring(0, colon));
        int to = colon == text.length() - 1 ? 0xffff : port(text.substring(colon + 1));
        if (from > to) {
            throw new NotHonoured("\"" + text + "\" is no range of ports");
        }
        return Ranges.of(BigInteger.valueOf(from), BigInteger.valueOf(to));
    }

    private Ranges portList(String inside, int depth) throws NotHonoured {
        List<Ranges> in = new ArrayList<>();
        List<Ranges> out = new ArrayList<>();
        for (String element : Words.list(inside)) {
            if (element.startsWith("!")) {
                out.add(ports(element.substring(1), depth + 1));
            } else {
                in.add(ports(element, depth + 1));
            }
        }
        Ranges excluded = Ranges.union(out).complement(PortSet.MOST);
        return in.isEmpty() ? excluded : Ranges.union(in).intersection(excluded, PortSet.MOST);
    }

    private static int port(String text) throws NotHonoured {
        int port = Words.number(text.strip(), "the port " + text);
        if (port > 0xffff) {
            throw new NotHonoured("port " + port + " is above 65535");
        }
        return port;
    }

    private static String inside(String text) throws NotHonoured {
        if (!text.endsWith("]")) {
            throw new NotHonoured("the list \"" + text + "\" is not closed");
        }
        return text.substring(1, text.length() - 1);
    }

    private static String variable(Map<String, String> values, String text) throws NotHonoured {
        String value = values.get(text.substring(1));
        if (value == null) {
            throw new NotHonoured("the variable " + text + " is not defined");
        }
        return value;
    }

    private static void check(String text, int depth) throws NotHonoured {
        if (depth > DEEPEST) {
            throw new NotHonoured("\"" + text + "\" is nested too deeply, or refers to itself");
        }
        if (text.isBlank()) {
            throw new NotHonoured("an address or port is missing in the header");
        }
    }
}
