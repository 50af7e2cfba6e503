package org.netrospect.protocols.neighbour;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** Messages of RFC 792, and routers that tell of themselves (RFC 1256). */
final class Icmp4Messages implements Datagrams.Reader {
    private static final int FRAGMENTATION_NEEDED = 4;
    private static final String[] UNREACHABLE = {"network", "host", "protocol", "port", "fragmentation_needed",
        "source_route_failed", "network_unknown", "host_unknown", "source_host_isolated", "network_prohibited",
        "host_prohibited", "network_for_service", "host_for_service", "communication_prohibited",
        "host_precedence_violation", "precedence_cutoff"};

    private final SessionContext context;
    private final Reports reports;

    Icmp4Messages(SessionContext context) {
        this.context = context;
        reports = new Reports(context);
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow payload) {
        ByteWindow header = context.header();
        int code = header.u8(1);
        Details details = new Details();
        switch (header.u8(0)) {
            case 3 -> {
                details.put("code", Reports.named(UNREACHABLE, code));
                if (code == FRAGMENTATION_NEEDED) {
                    details.put("mtu", header.u16(6));
                }
                reports.about("unreachable", payload, details);
            }
            case 4 -> reports.about("source_quench", payload, details);
            case 5 -> reports.about("redirect", payload, details.put("code", Reports.named(
                    new String[] {"network", "host", "service_and_network", "service_and_host"}, code))
                    .put("gateway", IpAddress.v4(header.i32(4))));
            case 9 -> routers(header, payload);
            case 11 -> reports.about("time_exceeded", payload, details.put("code",
                    Reports.named(new String[] {"in_transit", "reassembly"}, code)));
            case 12 -> reports.about("parameter_problem", payload, details.put("pointer", header.u8(4)));
            case 13, 14 -> reports.told("timestamp", "", details);
            case 17, 18 -> reports.told("address_mask", payload.length() >= 4 && header.u8(0) == 18
                    ? IpAddress.v4(payload.i32(0)).toString() : "", details);
            default -> {
                // solicitations and what is not in use any more
            }
        }
    }

    private void routers(ByteWindow header, ByteWindow payload) {
        int count = header.u8(4);
        int size = 4 * header.u8(5);
        List<String> routers = new ArrayList<>();
        for (int i = 0; i < count && size >= 8 && i * size + 4 <= payload.length(); i++) {
            routers.add(IpAddress.v4(payload.i32(i * size)).toString());
        }
        reports.told("router", String.join(" ", routers), new Details().put("routers", routers)
                .put("lifetime", header.u16(6)));
    }

    @Override
    public void end() {
        reports.end();
    }
}
