package org.netrospect.protocols.dns;

import java.util.HexFormat;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.net.IpAddress;
import org.netrospect.protocols.dns.DnsMessage.ResourceRecord;

/** Options of EDNS (RFC 6891). */
final class Edns {
    private static final int CLIENT_SUBNET = 8;
    private static final int COOKIE = 10;
    private static final int EXTENDED_ERROR = 15;

    private Edns() {
    }

    /** @param m the bytes of the message; @param subnet under which name a network goes into the details */
    static void put(ByteWindow m, DnsMessage message, Details details, String subnet) {
        for (ResourceRecord r : message.others()) {
            if (r.type() != DnsTypes.OPT) {
                continue;
            }
            details.put("edns_size", r.classNumber());
            if ((r.ttl() & 0x8000) != 0) {
                details.put("dnssec_ok", true);
            }
            int end = r.data() + r.length();
            for (int at = r.data(); at + 4 <= end; at += 4 + m.u16(at + 2)) {
                int length = Math.min(m.u16(at + 2), end - at - 4);
                switch (m.u16(at)) {
                    case CLIENT_SUBNET -> subnet(m, at + 4, length, details, subnet);
                    case COOKIE -> details.put("cookie",
                            HexFormat.of().formatHex(m.bytes(at + 4, Math.min(length, 40))));
                    case EXTENDED_ERROR -> {
                        if (length >= 2) {
                            details.put("extended_error", m.u16(at + 4));
                        }
                    }
                    default -> {
                        // of no use to an analyst
                    }
                }
            }
        }
    }

    /** RFC 7871, section 6. */
    private static void subnet(ByteWindow m, int at, int length, Details details, String name) {
        if (length < 4) {
            return;
        }
        int family = m.u16(at);
        byte[] address = new byte[16];
        byte[] given = m.bytes(at + 4, Math.min(length - 4, family == 1 ? 4 : 16));
        System.arraycopy(given, 0, address, 0, given.length);
        ByteWindow whole = new ByteWindow(address, 0, 16);
        details.put(name, (family == 1 ? IpAddress.v4(whole.i32(0)).toString() : DnsData.v6(whole, 0)) + "/"
                + m.u8(at + 2));
    }
}
