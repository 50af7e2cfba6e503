package org.netrospect.protocols.dhcp;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.Inspection;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.session.Tie;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.text.Printable;

/** Tells each message once, however often it is repeated; what a client said stands with the lease it gets. */
final class DhcpSession implements Datagrams.Reader {
    /** Messages that are known to be told: all clients of a network may ask in one session, to 255.255.255.255. */
    private static final int MOST = 1024;
    private static final int TYPE = 53;
    private static final int ACK = 5;
    private static final String[] KINDS = {"bootp", "discover", "offer", "request", "decline", "ack", "nak", "release",
        "inform", "force_renew", "lease_query", "lease_unassigned", "lease_unknown", "lease_active"};

    private final SessionContext context;
    private final VendorClasses vendors;
    private final Requests asked;
    private static final Map<Integer, String> TIMES = Map.of(51, "dhcp.leasetime", 58, "dhcp.renewal_time",
            59, "dhcp.rebinding_time");
    private final Set<Told> told = new LinkedHashSet<>();

    private record Told(long xid, String mac, long type, IpAddress address) {
    }

    DhcpSession(SessionContext context) {
        this.context = context;
        vendors = new VendorClasses(context, "dhcp");
        asked = context.shared(Requests.class, Requests::new);
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow bytes) {
        // options point into it, and the client's are kept
        context.session().tie(Tie.EVERYWHERE);
        DhcpMessage m = DhcpMessage.of(new ByteWindow(bytes.bytes(0, bytes.length()), 0, bytes.length()));
        long type = m.number(TYPE);
        show(m, fromClient);
        IpAddress address = address(m);
        if (told.size() >= MOST) {
            told.remove(told.iterator().next());
        }
        if (!told.add(new Told(m.xid(), m.mac(), type, address))) {
            return;
        }
        Details details = new Details().put("mac", m.mac());
        putAddress(details, "address", address);
        if (m.request()) {
            asked.add(m);
            client(details, m);
            vendors.told(m.text(60), address.equals(DhcpMessage.NONE) ? m.ciaddr() : address);
        } else {
            asked.of(m).ifPresent(request -> {
                client(details, request);
                if (type == ACK) {
                    vendors.told(request.text(60), address);
                }
            });
            server(details, m);
        }
        boolean lease = type == ACK && !m.yiaddr().equals(DhcpMessage.NONE);
        String kind = lease ? "lease" : type >= 0 && type < KINDS.length ? KINDS[(int) type] : "message";
        details.put("xid", String.format(Locale.ROOT, "%08x", m.xid()));
        String name = details.get("hostname").map(Object::toString).orElse("");
        String who = address.equals(DhcpMessage.NONE) ? m.mac() : address.toString();
        context.event(context.mark(), EventKind.of("dhcp", kind), name.isEmpty() ? who : who + " " + name, details);
    }

    private void show(DhcpMessage m, boolean fromClient) {
        Inspection looks = context.inspection();
        if (looks.wanted()) {
            TIMES.forEach((code, name) -> {
                if (m.options().get(code) != null) {
                    looks.number(name, fromClient, m.number(code));
                }
            });
            looks.transactionEnd("dhcp", 0);
        }
    }

    /** The address that a message is about: given, asked for, or had. */
    private static IpAddress address(DhcpMessage m) {
        if (!m.request()) {
            return m.yiaddr().equals(DhcpMessage.NONE) ? m.ciaddr() : m.yiaddr();
        }
        List<IpAddress> wanted = m.addresses(50);
        return wanted.isEmpty() ? m.ciaddr() : wanted.getFirst();
    }

    private static void client(Details details, DhcpMessage m) {
        details.put("hostname", m.hostname());
        if (!m.qualifiedName().equals(m.hostname())) {
            details.put("client_fqdn", m.qualifiedName());
        }
        details.put("vendor_class", m.text(60)).put("requested_options", m.requested());
        ByteWindow id = m.options().get(61);
        if (id != null && id.length() > 1) {
            boolean hardware = id.u8(0) == 1 && id.length() == 7;
            String text = id.u8(0) == 0 ? Printable.of(id, 1, id.length() - 1)
                    : hardware ? Printable.colons(id, 1, 6) : Printable.hex(id, 0, Math.min(id.length(), 64));
            details.put("client_id", text.equals(m.mac()) ? "" : text);
        }
        details.put("user_class", m.text(77));
        relay(details, m);
    }

    /** What the relay agent says of the place the client is at (RFC 3046). */
    private static void relay(Details details, DhcpMessage m) {
        putAddress(details, "relay", m.giaddr());
        ByteWindow information = m.options().get(82);
        for (int at = 0; information != null && at + 2 <= information.length();) {
            int length = Math.min(information.u8(at + 1), information.length() - at - 2);
            String name = switch (information.u8(at)) {
                case 1 -> "circuit_id";
                case 2 -> "remote_id";
                case 6 -> "subscriber_id";
                default -> "";
            };
            if (!name.isEmpty()) {
                details.put(name, Printable.of(information, at + 2, length));
            }
            at += 2 + length;
        }
    }

    private static void server(Details details, DhcpMessage m) {
        addresses(details, "server", m.addresses(54));
        addresses(details, "netmask", m.addresses(1));
        addresses(details, "routers", m.addresses(3));
        addresses(details, "dns_servers", m.addresses(6));
        addresses(details, "ntp_servers", m.addresses(42));
        addresses(details, "wins_servers", m.addresses(44));
        details.put("domain", m.text(15)).put("boot_file", m.text(67)).put("tftp_server", m.text(66))
                .put("proxy_configuration", m.text(252)).put("text", m.text(56))
                .put("server_vendor_class", m.text(60));
        putAddress(details, "next_server", m.siaddr());
        ByteWindow search = m.options().get(119);
        if (search != null) {
            details.put("domain_search", DhcpMessage.labels(search, 0, search.length()));
        }
        if (m.number(51) >= 0) {
            details.put("lease_seconds", m.number(51));
        }
        relay(details, m);
    }

    private static void addresses(Details details, String name, List<IpAddress> all) {
        details.put(name, String.join(" ", all.stream().map(IpAddress::toString).toList()));
    }

    private static void putAddress(Details details, String name, IpAddress address) {
        if (!address.equals(DhcpMessage.NONE)) {
            details.put(name, address);
        }
    }
}
