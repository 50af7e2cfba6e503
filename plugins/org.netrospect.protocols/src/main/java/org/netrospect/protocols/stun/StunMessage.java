package org.netrospect.protocols.stun;

import java.util.LinkedHashMap;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.net.IpAddress;
import org.netrospect.protocols.text.Printable;

/**
 * One message (RFC 8489, 5).
 *
 * @param kind class: {@link #REQUEST} …
 * @param transaction 96 bits in hex
 * @param attributes the first of each type
 */
record StunMessage(int method, int kind, String transaction, Map<Integer, ByteWindow> attributes) {
    static final int HEADER = 20;
    static final int COOKIE = 0x2112a442;
    static final int REQUEST = 0;
    static final int INDICATION = 1;
    static final int SUCCESS = 2;
    static final int BINDING = 1;
    private static final int SHARED_SECRET = 2;
    private static final int USERNAME = 6;
    private static final int INTEGRITY = 8;
    private static final int INTEGRITY_SHA256 = 0x1c;
    private static final int REALM = 0x14;

    /** Whether a message begins here, as far as its header tells. */
    static boolean begins(ByteWindow bytes) {
        return bytes.length() >= HEADER && bytes.u8(0) <= 0x3f && bytes.i32(4) == COOKIE;
    }

    /**
     * Whether a datagram is a whole message of the first edition (RFC 3489), which has no cookie: a binding, or what
     * shares a secret for it.
     */
    static boolean classic(ByteWindow m) {
        int type = m.length() < HEADER ? 0 : m.u16(0) & ~0x110;
        if (type != BINDING && type != SHARED_SECRET || m.u16(2) != m.length() - HEADER) {
            return false;
        }
        int at = HEADER;
        while (at + 4 <= m.length()) {
            at += 4 + m.u16(at + 2);
        }
        return at == m.length();
    }

    static StunMessage of(ByteWindow m) {
        int type = m.u16(0);
        Map<Integer, ByteWindow> attributes = new LinkedHashMap<>();
        int end = HEADER + m.u16(2);
        m.check(0, end);
        for (int at = HEADER; at + 4 <= end;) {
            int length = m.u16(at + 2);
            if (at + 4 + length > end) {
                throw new MalformedInput("has an attribute longer than itself");
            }
            attributes.putIfAbsent(m.u16(at), m.slice(at + 4, length));
            at += 4 + (length + 3 & ~3);
        }
        // the class stands in bits 4 and 8, the method around it
        int method = type & 0xf | type >> 1 & 0x70 | type >> 2 & 0xf80;
        return new StunMessage(method, type >> 4 & 1 | type >> 7 & 2, Printable.hex(m, 8, 12), attributes);
    }

    String methodName() {
        return switch (method) {
            case BINDING -> "binding";
            case SHARED_SECRET -> "shared_secret";
            case 3 -> "allocate";
            case 4 -> "refresh";
            case 6 -> "send";
            case 7 -> "data";
            case 8 -> "create_permission";
            case 9 -> "channel_bind";
            case 10 -> "connect";
            case 11 -> "connection_bind";
            case 12 -> "connection_attempt";
            default -> "method_" + method;
        };
    }

    String user() {
        return text(USERNAME);
    }

    /** Whether a user proves with a long-term credential who he is (RFC 8489, 9.2). */
    boolean proves() {
        return attributes.containsKey(REALM) && !user().isEmpty()
                && (attributes.containsKey(INTEGRITY) || attributes.containsKey(INTEGRITY_SHA256));
    }

    String software() {
        return text(0x8022);
    }

    private String text(int type) {
        ByteWindow value = attributes.get(type);
        return value == null ? "" : Printable.of(value);
    }

    /** 0 for none. */
    int error() {
        ByteWindow value = attributes.get(9);
        return value == null || value.length() < 4 ? 0 : 100 * (value.u8(2) & 7) + value.u8(3);
    }

    /** Puts what the message says. */
    void tell(Details details) {
        details.put("user", user()).put("realm", text(REALM));
        address(details, "mapped_address", 0x20, true);
        address(details, "mapped_address", 1, false);
        address(details, "peer_address", 0x12, true);
        address(details, "relayed_address", 0x16, true);
        address(details, "alternate_server", 0x8023, false);
        ByteWindow transport = attributes.get(0x19);
        if (transport != null && transport.length() > 0) {
            details.put("requested_transport", transport.u8(0));
        }
        ByteWindow lifetime = attributes.get(0xd);
        if (lifetime != null && lifetime.length() == 4) {
            details.put("lifetime", lifetime.u32(0));
        }
        if (attributes.containsKey(0x8029) || attributes.containsKey(0x802a)) {
            details.put("ice_role", attributes.containsKey(0x802a) ? "controlling" : "controlled");
        }
        if (attributes.containsKey(0x25)) {
            details.put("use_candidate", true);
        }
        if (error() != 0) {
            ByteWindow value = attributes.get(9);
            details.put("error", error()).put("reason", Printable.of(value, 4, value.length() - 4));
        }
    }

    /** Address and port (RFC 8489, 14.1 and 14.2). @param hidden whether they are combined with the header */
    private void address(Details details, String name, int type, boolean hidden) {
        ByteWindow value = attributes.get(type);
        if (value == null || value.length() < 8 || details.get(name).isPresent()) {
            return;
        }
        long cookie = hidden ? COOKIE & 0xffff_ffffL : 0;
        IpAddress address;
        if (value.u8(1) == 1) {
            address = IpAddress.v4(value.i32(4) ^ (int) cookie);
        } else if (value.u8(1) == 2 && value.length() >= 20) {
            long first = hidden ? Long.parseUnsignedLong(transaction, 0, 8, 16) : 0;
            long rest = hidden ? Long.parseUnsignedLong(transaction, 8, 24, 16) : 0;
            address = new IpAddress(6, value.i64(4) ^ (cookie << 32 | first), value.i64(12) ^ rest);
        } else {
            return;
        }
        details.put(name, address).put(name.replace("address", "port"), value.u16(2) ^ (int) (cookie >> 16));
    }
}
