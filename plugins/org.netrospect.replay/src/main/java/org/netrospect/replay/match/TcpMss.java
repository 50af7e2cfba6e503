package org.netrospect.replay.match;

import java.util.OptionalLong;
import org.netrospect.core.packet.Datagram;

/** The maximum segment size that a TCP header announces (RFC 9293, section 3.2). */
final class TcpMss {
    private TcpMss() {
    }

    static OptionalLong of(Datagram d) {
        int at = d.transportOffset + 20;
        int end = Math.min(d.payloadOffset, d.data.length);
        while (at + 1 < end) {
            int kind = d.data[at] & 0xff;
            if (kind == 0) {
                break;
            }
            if (kind == 1) {
                at++;
                continue;
            }
            int length = d.data[at + 1] & 0xff;
            if (kind == 2 && length == 4 && at + 4 <= end) {
                return OptionalLong.of((d.data[at + 2] & 0xff) << 8 | d.data[at + 3] & 0xff);
            }
            if (length < 2) {
                break;
            }
            at += length;
        }
        return OptionalLong.empty();
    }
}
