package org.netrospect.protocols.neighbour;

import java.util.LinkedHashMap;
import java.util.Map;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/**
 * IP addresses and the hardware addresses that they are said to be at. Each pair is told once a session, and a second
 * hardware address of an IP address as a conflict. Who only asks is not told: a scanner asks for each address.
 */
final class Bindings {
    private static final int MOST = 64;

    private final SessionContext context;
    private final String protocol;
    private final Map<IpAddress, Map<String, Seen>> known = new LinkedHashMap<>();
    private int count;

    private static final class Seen {
        private final Mark first;
        private boolean told;

        Seen(Mark first) {
            this.first = first;
        }
    }

    Bindings(SessionContext context, String protocol) {
        this.context = context;
        this.protocol = protocol;
    }

    /** @param how {@code request} if that is not what the packet is about */
    void seen(IpAddress address, String mac, String how) {
        if (count >= MOST) {
            context.irregularity("hardware addresses left out", "More than " + MOST
                    + " pairs of IP and hardware addresses are told in one session; further ones are not.");
            return;
        }
        Map<String, Seen> all = known.computeIfAbsent(address, none -> new LinkedHashMap<>());
        Seen seen = all.get(mac);
        if (seen == null) {
            count++;
            seen = new Seen(context.mark());
            if (!all.isEmpty()) {
                conflict(address, mac, how, all);
            }
            all.put(mac, seen);
        }
        if (!seen.told && !how.equals("request")) {
            seen.told = true;
            context.event(context.mark(), EventKind.of(protocol, "binding"), address + " is at " + mac,
                    new Details().put("address", address).put("mac", mac).put("said_in", how));
        }
    }

    private void conflict(IpAddress address, String mac, String how, Map<String, Seen> all) {
        Map.Entry<String, Seen> other = all.entrySet().iterator().next();
        context.event(context.mark(), EventKind.of(protocol, "conflict"),
                address + " is at " + mac + ", was at " + other.getKey(),
                new Details().put("address", address).put("mac", mac).put("said_in", how)
                        .put("earlier_mac", other.getKey()).put("earlier_packet", other.getValue().first.packet()));
    }
}
