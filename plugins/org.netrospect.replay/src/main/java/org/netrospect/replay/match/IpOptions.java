package org.netrospect.replay.match;

import org.netrospect.core.packet.Datagram;

/** Options of IPv4 headers (RFC 791, section 3.1). */
final class IpOptions {
    private IpOptions() {
    }

    /** @param type of the option, -1 for any */
    static boolean has(Datagram d, int type) {
        if (d.ipVersion != 4 || d.headerOffset >= d.data.length) {
            return false;
        }
        int end = Math.min(d.headerOffset + (d.data[d.headerOffset] & 15) * 4,
                Math.min(d.transportOffset, d.data.length));
        int at = d.headerOffset + 20;
        while (at < end) {
            int its = d.data[at] & 0xff;
            if (type == -1 || its == type) {
                return true;
            }
            if (its == 0) {
                return false;
            }
            int length = its == 1 ? 1 : at + 1 < end ? d.data[at + 1] & 0xff : 0;
            if (length < 1 || its != 1 && length < 2) {
                return false;
            }
            at += length;
        }
        return false;
    }
}
