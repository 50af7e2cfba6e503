package org.netrospect.protocols.dhcp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netrospect.core.RecentMap;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.text.Printable;

/** Tells each message once, however often it is repeated; a relayed one is read from inside its relays. */
final class Dhcp6Session implements Datagrams.Reader {
    private static final int MOST = 1024;
    private static final int MOST_RELAYS = 8;
    private static final int RELAYED = 9;
    private static final int REPLY = 7;
    private static final int IDENTITY_ADDRESSES = 3;
    private static final int TEMPORARY_ADDRESSES = 4;
    private static final int IDENTITY_PREFIXES = 25;
    private static final String[] KINDS = {"message", "solicit", "advertise", "request", "confirm", "renew", "rebind",
        "reply", "release", "decline", "reconfigure", "information_request", "relay", "relay"};

    private final SessionContext context;
    private final VendorClasses vendors;
    private final Map<Integer, Dhcp6Options> asked = RecentMap.byInsertion(MOST);
    private final Set<Told> told = new LinkedHashSet<>();

    private record Told(int transaction, int type, String client) {
    }

    Dhcp6Session(SessionContext context) {
        this.context = context;
        vendors = new VendorClasses(context, "dhcpv6");
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow bytes) {
        // options point into it, and the client's are kept
        message(new ByteWindow(bytes.bytes(0, bytes.length()), 0, bytes.length()), new Details(), 0);
    }

    private void message(ByteWindow m, Details details, int relays) {
        int type = m.u8(0);
        if (type == Dhcp6Options.RELAY_FORWARD || type == Dhcp6Options.RELAY_REPLY) {
            Dhcp6Options options = new Dhcp6Options(m, Dhcp6Options.begin(type));
            if (relays >= MOST_RELAYS) {
                throw new MalformedInput("went through more than " + MOST_RELAYS + " relays");
            }
            details.put("relay", Dhcp6Options.address(m, 2)).put("peer", Dhcp6Options.address(m, 18))
                    .put("interface_id", Printable.of(options.value(18)));
            message(options.value(RELAYED), details, relays + 1);
            return;
        }
        int transaction = m.u24(1);
        Dhcp6Options options = new Dhcp6Options(m, Dhcp6Options.begin(type));
        String client = Printable.hex(options.value(1), 0, options.value(1).length());
        if (told.size() >= MOST) {
            told.remove(told.iterator().next());
        }
        if (!told.add(new Told(transaction, type, client))) {
            return;
        }
        boolean answer = type == REPLY || type == 2 || type == 10;
        List<IpAddress> addresses = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        long seconds = leases(options, addresses, prefixes);
        hardware(details, options.value(1));
        details.put("addresses", addresses.stream().map(IpAddress::toString).toList()).put("prefixes", prefixes);
        Dhcp6Options request = answer ? asked.get(transaction) : options;
        if (request != null) {
            client(details, request);
        }
        if (answer) {
            server(details, options, seconds);
        } else {
            asked.put(transaction, options);
        }
        boolean lease = type == REPLY && !(addresses.isEmpty() && prefixes.isEmpty());
        if (lease && request != null && !addresses.isEmpty()) {
            vendors.told(request.counted(16, 4), addresses.getFirst());
        }
        details.put("transaction_id", String.format("%06x", transaction));
        String kind = lease ? "lease" : type < KINDS.length ? KINDS[type] : "message";
        context.event(context.mark(), EventKind.of("dhcpv6", kind), subject(addresses, prefixes, details), details);
    }

    private static String subject(List<IpAddress> addresses, List<String> prefixes, Details details) {
        String about = !addresses.isEmpty() ? addresses.getFirst().toString()
                : !prefixes.isEmpty() ? prefixes.getFirst()
                : details.get("mac").or(() -> details.get("client_id")).map(Object::toString).orElse("");
        return details.get("hostname").map(name -> about + " " + name).orElse(about);
    }

    /** Collects what identity associations have inside. @return the longest valid lifetime, seconds; -1 for none */
    private static long leases(Dhcp6Options options, List<IpAddress> addresses, List<String> prefixes) {
        long seconds = -1;
        for (Dhcp6Options.Option each : options.all()) {
            int skip = switch (each.code()) {
                case IDENTITY_ADDRESSES, IDENTITY_PREFIXES -> 12;
                case TEMPORARY_ADDRESSES -> 4;
                default -> -1;
            };
            if (skip < 0) {
                continue;
            }
            for (Dhcp6Options.Option inside : new Dhcp6Options(each.value(), skip).all()) {
                ByteWindow value = inside.value();
                if (inside.code() == 5) {
                    addresses.add(Dhcp6Options.address(value, 0));
                    seconds = Math.max(seconds, value.u32(20));
                } else if (inside.code() == 26) {
                    prefixes.add(Dhcp6Options.address(value, 9) + "/" + value.u8(8));
                    seconds = Math.max(seconds, value.u32(4));
                }
            }
        }
        return seconds;
    }

    /** The unique identifier of a client, and the hardware address it was made of (RFC 8415, 11). */
    private static void hardware(Details details, ByteWindow id) {
        if (id.length() < 4) {
            return;
        }
        int from = switch (id.u16(0)) {
            case 1 -> 8;
            case 3 -> 4;
            default -> id.length();
        };
        if (id.u16(2) == 1 && id.length() == from + 6) {
            details.put("mac", Printable.colons(id, from, 6));
        }
        details.put("client_id", Printable.hex(id, 0, Math.min(id.length(), 130)));
    }

    private static void client(Details details, Dhcp6Options options) {
        details.put("hostname", options.names(39, 1)).put("requested_options", options.requested())
                .put("vendor_class", options.counted(16, 4)).put("user_class", options.counted(15, 0));
        if (options.value(16).length() >= 4) {
            details.put("enterprise", options.value(16).u32(0));
        }
    }

    private static void server(Details details, Dhcp6Options options, long seconds) {
        if (seconds >= 0) {
            details.put("lease_seconds", seconds);
        }
        ByteWindow status = options.value(13);
        if (status.length() >= 2 && status.u16(0) != 0) {
            details.put("status", status.u16(0)).put("status_message", Printable.of(status, 2, status.length() - 2));
        }
        ByteWindow server = options.value(2);
        details.put("server_id", Printable.hex(server, 0, Math.min(server.length(), 130)))
                .put("dns_servers", options.addresses(23)).put("domain_search", options.names(24, 0))
                .put("boot_file", Printable.of(options.value(59)));
    }
}
