package org.netrospect.protocols.link;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.repeat.Announcements;
import org.netrospect.protocols.text.Printable;

/** Reads bridge protocol data units (IEEE 802.1D, 9.3). */
final class StpMessages implements Datagrams.Reader {
    private static final int TOPOLOGY_CHANGE = 0x80;
    private static final String[] VERSIONS = {"stp", "", "rstp", "mstp", "spb"};

    private final SessionContext context;
    private final Announcements announcements;
    private Optional<String> root = Optional.empty();

    StpMessages(SessionContext context) {
        this.context = context;
        announcements = new Announcements(context, "stp");
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow m) {
        if (m.u16(0) != 0) {
            throw new MalformedInput("has the protocol number " + m.u16(0) + " in place of 0");
        }
        Details details = LinkHeader.details(context)
                .put("version", m.u8(2) < VERSIONS.length ? VERSIONS[m.u8(2)] : Integer.toString(m.u8(2)));
        if (m.u8(3) == TOPOLOGY_CHANGE) {
            announcements.said("topology_change", details.get("mac").map(Object::toString).orElse(""), details);
            return;
        }
        String named = bridge(m, 5);
        String sender = bridge(m, 17);
        if (root.isPresent() && !root.get().equals(named)) {
            context.event(context.mark(), EventKind.of("stp", "root_change"), named, LinkHeader.details(context)
                    .put("root", named).put("earlier_root", root.get()).put("bridge", sender));
        }
        root = Optional.of(named);
        details.put("root", named).put("root_path_cost", m.u32(13)).put("bridge", sender)
                .put("port", String.format("%04x", m.u16(25))).put("hello_seconds", m.u16(31) / 256.0);
        boolean changed = (m.u8(4) & 1) != 0;
        announcements.said(changed ? "topology_change" : "bridge", sender, details);
    }

    /** Priority with the number of the VLAN, then the address. */
    private static String bridge(ByteWindow m, int at) {
        return m.u16(at) + "/" + Printable.colons(m, at + 2, 6);
    }

    @Override
    public void end() {
        announcements.end();
    }
}
