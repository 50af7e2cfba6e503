package org.netrospect.core.packet;

import org.netrospect.core.packet.EncapsulationPath.Kind;

/** How decoders of tunnels go into one and come back. */
final class TunnelEntry {
    private final Cursor c;
    private final NetworkDecoder network;

    /** What is inside a tunnel. */
    @FunctionalInterface
    interface Inside {
        void decode(int o, int end);
    }

    TunnelEntry(Cursor c, NetworkDecoder network) {
        this.c = c;
        this.network = network;
    }

    /** Goes into a tunnel between the present addresses, and comes back to where it was. */
    void into(Kind kind, int id, int o, int end, Inside inside) {
        int mark = c.path.mark();
        go(c.path.tunnel(kind, id, c), mark, o, end, inside);
    }

    /** The same, for a tunnel that has no identifier. */
    void into(Kind kind, int o, int end, Inside inside) {
        int mark = c.path.mark();
        go(c.path.tunnel(kind, c), mark, o, end, inside);
    }

    private void go(boolean room, int mark, int o, int end, Inside inside) {
        if (!room) {
            c.flaw(Flaw.TUNNEL_TOO_DEEP);
        } else if (network.deeper()) {
            inside.decode(o, end);
            c.depth--;
        }
        c.path.back(mark);
    }

    /** True if the IP header that begins here fits its version and length. */
    boolean plausibleIp(int o, int end) {
        if (end - o < 20 || c.limit - o < 20) {
            return false;
        }
        int version = c.u8(o) >>> 4;
        if (version == 4) {
            int total = c.u16(o + 2);
            return (c.u8(o) & 15) >= 5 && total >= 20 && total <= end - o;
        }
        return version == 6 && end - o >= 40 && c.u16(o + 4) + 40 <= end - o;
    }
}
