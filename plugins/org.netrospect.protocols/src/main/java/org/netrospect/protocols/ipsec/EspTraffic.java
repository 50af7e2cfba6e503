package org.netrospect.protocols.ipsec;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** Counts the packets of each security association of a session, and tells each when the session ends. One thread. */
final class EspTraffic {
    /** Associations counted of one session; packets of more are not counted. */
    private static final int MOST = 256;
    private static final EventKind ASSOCIATION = EventKind.of("esp", "association");

    private final SessionContext context;
    private final Map<Long, Association> associations = new LinkedHashMap<>();

    /** One direction under one key. */
    private static final class Association {
        private final Mark at;
        private final boolean fromClient;
        private final long first;
        private long last;
        private long packets;
        private long bytes;

        Association(Mark at, boolean fromClient, long first) {
            this.at = at;
            this.fromClient = fromClient;
            this.first = first;
        }
    }

    EspTraffic(SessionContext context) {
        this.context = context;
    }

    /** @param packet from its SPI on (RFC 4303, section 2); perhaps cut */
    void packet(boolean fromClient, ByteWindow packet, long length) {
        long spi = packet.u32(0);
        long sequence = packet.u32(4);
        long key = spi << 1 | (fromClient ? 1 : 0);
        Association association = associations.get(key);
        if (association == null) {
            if (associations.size() >= MOST) {
                context.irregularity("too many associations", "More than " + MOST
                        + " security associations are used in this session; further ones are not counted.");
                return;
            }
            association = new Association(context.mark(), fromClient, sequence);
            associations.put(key, association);
        }
        association.last = Math.max(association.last, sequence);
        association.packets++;
        association.bytes += length;
    }

    void end() {
        associations.forEach((key, each) -> {
            String spi = HexFormat.of().toHexDigits((int) (key >> 1));
            context.event(each.at, ASSOCIATION, "SPI " + spi, new Details().put("spi", spi)
                    .put("direction", each.fromClient ? "client" : "server").put("packets", each.packets)
                    .put("bytes", each.bytes).put("first_sequence", each.first).put("last_sequence", each.last));
        });
        associations.clear();
    }
}
