package org.netrospect.protocols.neighbour;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.net.IpAddress;
import org.netrospect.protocols.text.Printable;

/** Options of neighbour discovery (RFC 4861, 4.6; RFC 8106; RFC 4191; RFC 8910). */
final class NeighbourOptions {
    static final int SOURCE = 1;
    static final int TARGET = 2;
    private static final int PREFIX = 3;

    private final List<Option> all = new ArrayList<>();

    /** @param bytes with the two of type and length */
    private record Option(int type, ByteWindow bytes) {
    }

    /** Reads those that stand behind an offset; one that was cut is left out. */
    NeighbourOptions(ByteWindow payload, int from) {
        payload.check(0, from);
        for (int at = from; at + 2 <= payload.length();) {
            int length = 8 * payload.u8(at + 1);
            if (length == 0) {
                throw new MalformedInput("has an option without a length");
            }
            if (at + length <= payload.length()) {
                all.add(new Option(payload.u8(at), payload.slice(at, length)));
            }
            at += length;
        }
    }

    /** A hardware address; "" if it is not told. */
    String hardware(int type) {
        return all.stream().filter(each -> each.type() == type && each.bytes().length() == 8).findFirst()
                .map(each -> Printable.colons(each.bytes(), 2, 6)).orElse("");
    }

    List<String> prefixes() {
        return all.stream().filter(each -> each.type() == PREFIX && each.bytes().length() == 32)
                .map(each -> address(each.bytes(), 16) + "/" + each.bytes().u8(2)).toList();
    }

    private static IpAddress address(ByteWindow bytes, int at) {
        return new IpAddress(6, bytes.i64(at), bytes.i64(at + 8));
    }

    /** What a router says of itself and its link. */
    void tell(Details details) {
        details.put("mac", hardware(SOURCE)).put("prefixes", prefixes());
        List<String> servers = new ArrayList<>();
        List<String> routes = new ArrayList<>();
        for (Option each : all) {
            ByteWindow bytes = each.bytes();
            switch (each.type()) {
                case 5 -> details.put("mtu", bytes.u32(4));
                case 24 -> routes.add(route(bytes));
                case 25 -> {
                    for (int at = 8; at + 16 <= bytes.length(); at += 16) {
                        servers.add(address(bytes, at).toString());
                    }
                }
                case 31 -> details.put("domain_search", names(bytes));
                case 37 -> details.put("captive_portal", Printable.of(bytes, 2, bytes.length() - 2));
                default -> {
                    // of no interest, or not known
                }
            }
        }
        details.put("dns_servers", servers).put("routes", routes);
    }

    private static String route(ByteWindow bytes) {
        long high = bytes.length() >= 16 ? bytes.i64(8) : 0;
        long low = bytes.length() >= 24 ? bytes.i64(16) : 0;
        return new IpAddress(6, high, low) + "/" + bytes.u8(2);
    }

    private static String names(ByteWindow bytes) {
        StringBuilder out = new StringBuilder();
        boolean within = false;
        for (int at = 8; at < bytes.length();) {
            int length = Math.min(bytes.u8(at++), bytes.length() - at);
            if (length > 0) {
                out.append(within ? "." : out.isEmpty() ? "" : " ").append(Printable.of(bytes, at, length));
                at += length;
            }
            within = length > 0;
        }
        return out.toString();
    }
}
