package org.netrospect.protocols.kerberos;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;

/** A ticket that a client presents inside another protocol (RFC 4121, section 4.1). */
public final class PresentedTicket {
    private static final int AP_REQUEST = 0x6e;
    private static final int AP_REPLY = 0x6f;
    /** The end of the mechanism 1.2.840.113554.1.2.2, behind a word in which one maker's differs. */
    private static final long MECHANISM_END = 0x12010202L;

    private PresentedTicket() {
    }

    /**
     * Looks for a ticket in a token.
     *
     * @return what is told of a login with it: ticket_service, ticket_cipher, secret_kind; who logs in is sealed
     */
    public static Optional<Details> in(ByteWindow token) {
        int at = find(token, AP_REQUEST);
        return at < 0 ? Optional.empty() : Ticket.presented(token.slice(at, token.length() - at))
                .map(ticket -> ticket.tell(new Details().put("secret_kind", "kerberos")));
    }

    /** Whether a token of the server proves that it could open the ticket. */
    public static boolean answered(ByteWindow token) {
        return find(token, AP_REPLY) >= 0;
    }

    private static int find(ByteWindow token, int message) {
        if (token.length() > 4 && token.u8(0) == message) {
            return 0;
        }
        for (int at = token.indexOf(0x12, 0); at >= 0 && at + 7 <= token.length(); at = token.indexOf(0x12, at + 1)) {
            if (token.u32(at) == MECHANISM_END && token.u8(at + 5) == 0 && token.u8(at + 6) == message) {
                return at + 6;
            }
        }
        return bare(token, message);
    }

    /** A message without a mechanism before it fills a string (its length in two bytes), as DCE/RPC has it. */
    private static int bare(ByteWindow token, int message) {
        for (int at = token.indexOf(message, 4); at >= 4 && at + 4 <= token.length();
                at = token.indexOf(message, at + 1)) {
            if (token.u16(at - 4) == 0x482 && token.u8(at + 1) == 0x82 && token.u16(at - 2) == token.u16(at + 2) + 4) {
                return at;
            }
        }
        return -1;
    }
}
