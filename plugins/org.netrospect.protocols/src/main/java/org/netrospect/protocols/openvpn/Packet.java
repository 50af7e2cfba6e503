package org.netrospect.protocols.openvpn;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;

/** Layout of packets (openvpn-rfc, Wire Format). */
final class Packet {
    static final int CLIENT_RESET_1 = 1;
    static final int SERVER_RESET_1 = 2;
    static final int SOFT_RESET = 3;
    static final int CONTROL = 4;
    static final int ACKNOWLEDGEMENT = 5;
    static final int DATA_1 = 6;
    static final int CLIENT_RESET_2 = 7;
    static final int SERVER_RESET_2 = 8;
    static final int DATA_2 = 9;
    static final int CLIENT_RESET_3 = 10;
    static final int CLIENT_KEY_3 = 11;
    static final int LEAST_RESET = 14;
    /** The third form carries a wrapped key of the client. */
    static final int MOST_RESET = 1200;
    private static final int SESSION = 8;
    /** MD5, SHA-1, SHA-256, SHA-384, SHA-512. */
    private static final int[] HMACS = {20, 32, 64, 16, 48};
    /** Packet number of the first packet under tls-crypt; the other says that early negotiation is understood. */
    private static final int FIRST = 1;
    private static final int FIRST_EARLY = 0x0f00_0001;

    private Packet() {
    }

    /** How a hard reset, the first packet of its side, is protected; empty if it is none. */
    static Optional<Protection> protection(ByteWindow packet, int length) {
        int opcode = packet.u8(0) >> 3;
        if (packet.i64(1) == 0) {
            return Optional.empty();
        }
        if (opcode == CLIENT_RESET_3) {
            return crypt(packet, length) ? Optional.of(Protection.CRYPT_2) : Optional.empty();
        }
        if (crypt(packet, length)) {
            return Optional.of(Protection.CRYPT);
        }
        if (readable(packet, length, 1 + SESSION)) {
            return Optional.of(Protection.NONE);
        }
        for (int hmac : HMACS) {
            Protection auth = Protection.auth(hmac);
            if (length > auth.head() && packet.i32(1 + SESSION + hmac) == FIRST
                    && readable(packet, length, auth.head())) {
                return Optional.of(auth);
            }
        }
        return Optional.empty();
    }

    private static boolean crypt(ByteWindow packet, int length) {
        int number = packet.length() < 13 ? 0 : packet.i32(1 + SESSION);
        return length >= 1 + SESSION + 8 + 32 + 5 && (number == FIRST || number == FIRST_EARLY);
    }

    /** Acknowledgements, the other session if there are any, and number 0 of the message, with nothing behind it. */
    private static boolean readable(ByteWindow packet, int length, int at) {
        if (length < at + 5 || packet.length() < length) {
            return false;
        }
        int acknowledged = packet.u8(at);
        int number = at + 1 + 4 * acknowledged + (acknowledged > 0 ? SESSION : 0);
        return acknowledged <= 8 && length == number + 4 && packet.i32(number) == 0;
    }
}
