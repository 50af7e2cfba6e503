package org.netrospect.protocols.neighbour;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** Messages of RFC 4443, and of neighbour discovery (RFC 4861). */
final class Icmp6Messages implements Datagrams.Reader {
    private static final String[] UNREACHABLE = {"no_route", "communication_prohibited", "beyond_scope", "address",
        "port", "source_policy", "reject_route", "source_routing_header"};

    private final SessionContext context;
    private final Reports reports;
    private final Bindings bindings;

    Icmp6Messages(SessionContext context) {
        this.context = context;
        reports = new Reports(context);
        bindings = new Bindings(context, "icmp");
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow payload) {
        ByteWindow header = context.header();
        int code = header.u8(1);
        Details details = new Details();
        switch (header.u8(0)) {
            case 1 -> reports.about("unreachable", payload, details.put("code", Reports.named(UNREACHABLE, code)));
            case 2 -> reports.about("packet_too_big", payload, details.put("mtu", header.u32(4)));
            case 3 -> reports.about("time_exceeded", payload, details.put("code",
                    Reports.named(new String[] {"in_transit", "reassembly"}, code)));
            case 4 -> reports.about("parameter_problem", payload, details.put("pointer", header.u32(4)));
            case 134 -> router(header, payload);
            case 135 -> solicitation(fromClient, payload);
            case 136 -> advertisement(header, payload);
            case 137 -> redirect(payload, details);
            default -> {
                // who asks for routers or listens to a group is seen by the session itself
            }
        }
    }

    private void router(ByteWindow header, ByteWindow payload) {
        NeighbourOptions options = new NeighbourOptions(payload, 8);
        Details details = new Details().put("hop_limit", header.u8(4)).put("managed", (header.u8(5) & 0x80) != 0)
                .put("other_configuration", (header.u8(5) & 0x40) != 0).put("lifetime", header.u16(6));
        options.tell(details);
        String prefixes = String.join(" ", options.prefixes());
        reports.told("router", prefixes, details);
    }

    private void solicitation(boolean fromClient, ByteWindow payload) {
        String mac = new NeighbourOptions(payload, 16).hardware(NeighbourOptions.SOURCE);
        Session s = context.session();
        IpAddress sender = fromClient ? new IpAddress(6, s.clientHigh(), s.clientLow())
                : new IpAddress(6, s.serverHigh(), s.serverLow());
        if (!mac.isEmpty() && (sender.high() != 0 || sender.low() != 0)) {
            bindings.seen(sender, mac, "request");
        }
    }

    private void advertisement(ByteWindow header, ByteWindow payload) {
        String mac = new NeighbourOptions(payload, 16).hardware(NeighbourOptions.TARGET);
        if (!mac.isEmpty()) {
            boolean solicited = (header.u8(4) & 0x40) != 0;
            bindings.seen(new IpAddress(6, payload.i64(0), payload.i64(8)), mac,
                    solicited ? "reply" : "announcement");
        }
    }

    private void redirect(ByteWindow payload, Details details) {
        NeighbourOptions options = new NeighbourOptions(payload, 32);
        details.put("gateway", new IpAddress(6, payload.i64(0), payload.i64(8)))
                .put("destination", new IpAddress(6, payload.i64(16), payload.i64(24)))
                .put("gateway_mac", options.hardware(NeighbourOptions.TARGET));
        reports.told("redirect", details.get("destination").map(Object::toString).orElse(""), details);
    }

    @Override
    public void end() {
        reports.end();
    }
}
