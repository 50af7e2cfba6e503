package org.netrospect.protocols.ipsec;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** The header of a message (RFC 7296, section 3.1; RFC 2408, section 3.1). */
record IkeHeader(String initiator, String responder, int next, int version, int exchange, int flags, long message) {
    static final int LENGTH = 28;
    static final int VERSION_1 = 0x10;
    static final int VERSION_2 = 0x20;
    /** Identities stand in clear. */
    static final int AGGRESSIVE = 4;
    static final int IKE_SA_INIT = 34;
    private static final int ENCRYPTED_1 = 1;
    private static final int RESPONSE_2 = 0x20;
    private static final Map<Integer, String> FIRST = Map.of(1, "base", 2, "identity_protection",
            3, "authentication_only", AGGRESSIVE, "aggressive", 5, "informational", 6, "transaction",
            32, "quick_mode", 33, "new_group_mode");
    private static final Map<Integer, String> SECOND = Map.of(IKE_SA_INIT, "ike_sa_init", 35, "ike_auth",
            36, "create_child_sa", 37, "informational", 38, "ike_session_resume", 43, "ike_intermediate",
            44, "ike_followup_ke");

    static IkeHeader of(ByteWindow message) {
        int version = message.u8(17);
        if (version != VERSION_1 && version != VERSION_2) {
            throw new MalformedInput("says that it is of version " + (version >> 4) + "." + (version & 15));
        }
        HexFormat hex = HexFormat.of();
        return new IkeHeader(hex.formatHex(message.bytes(0, 8)), hex.formatHex(message.bytes(8, 8)), message.u8(16),
                version, message.u8(18), message.u8(19), message.u32(20));
    }

    static Optional<String> exchangeName(int version, int exchange) {
        return Optional.ofNullable((version == VERSION_1 ? FIRST : SECOND).get(exchange));
    }

    String exchangeName() {
        return exchangeName(version, exchange).orElseGet(() -> "exchange_" + exchange);
    }

    /** Whether version 1 encrypted all payloads; version 2 has a payload that says so. */
    boolean encrypted() {
        return version == VERSION_1 && (flags & ENCRYPTED_1) != 0;
    }

    /** Whether version 2 says that it is a response. */
    boolean response() {
        return version == VERSION_2 && (flags & RESPONSE_2) != 0;
    }
}
