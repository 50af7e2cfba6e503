package org.netrospect.protocols.rdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.login.Login;

/** What is said before a desktop is shown: negotiation, the client's description, and who logs in if it is in clear. */
final class RdpConnection {
    private static final EventKind NEGOTIATION = EventKind.of("rdp", "negotiation");
    private static final String COOKIE = "Cookie: mstshash=";
    private static final int CONNECT_INITIAL = 0x65;
    private static final int CONNECT_RESPONSE = 0x66;
    private static final int SEND_DATA_REQUEST = 25;
    private static final int INFO = 0x40;
    private static final int ENCRYPTED = 0x08;

    private final SessionContext context;
    private final Description description;
    private Optional<Mark> begun = Optional.empty();
    private String user = "";
    private Details negotiation = new Details();
    private boolean negotiated;

    RdpConnection(SessionContext context) {
        this.context = context;
        description = new Description(context);
    }

    /** [MS-RDPBCGR] 2.2.1.1: a cookie or a routing token ends with CRLF; a negotiation request has 8 bytes. */
    void request(ByteWindow b) {
        tellNegotiation();
        negotiated = false;
        negotiation = new Details();
        begun = Optional.of(context.mark());
        int end = b.indexOf('\r', 0);
        int at = 0;
        if (b.length() > 0 && b.u8(0) == 'C' && end > 0) {
            String text = b.latin1(0, end);
            if (text.startsWith(COOKIE)) {
                user = text.substring(COOKIE.length()).strip();
                negotiation.put("cookie", user);
            } else {
                negotiation.put("routing_token", text.substring(8));
            }
            at = end + 2;
        }
        if (b.length() >= at + 8 && b.u8(at) == 1) {
            negotiation.put("requested", protocols(b.u32le(at + 4)));
            if ((b.u8(at + 1) & 1) != 0) {
                negotiation.put("restricted_admin", true);
            }
        }
    }

    private static List<String> protocols(long bits) {
        List<String> names = new ArrayList<>();
        String[] known = {"TLS", "CredSSP", "RDSTLS", "CredSSP with early result", "RDS AAD"};
        for (int i = 0; i < known.length; i++) {
            if ((bits >> i & 1) != 0) {
                names.add(known[i]);
            }
        }
        return names.isEmpty() ? List.of("RDP security") : names;
    }

    /** @return whether TLS begins */
    boolean confirm(ByteWindow b) {
        boolean tls = false;
        if (b.length() >= 8 && b.u8(0) == 2) {
            negotiation.put("selected", String.join(", ", protocols(b.u32le(4))));
            tls = b.u32le(4) != 0;
        } else if (b.length() >= 8 && b.u8(0) == 3) {
            negotiation.put("failure", failure(b.i32le(4)));
        } else {
            negotiation.put("selected", "RDP security");
        }
        tellNegotiation();
        return tls;
    }

    private static String failure(int code) {
        return switch (code) {
            case 1 -> "TLS required by server";
            case 2 -> "TLS not allowed by server";
            case 3 -> "TLS certificate not on server";
            case 4 -> "inconsistent flags";
            case 5 -> "CredSSP required by server";
            case 6 -> "TLS with user authentication required by server";
            default -> "failure " + code;
        };
    }

    private void tellNegotiation() {
        if (begun.isEmpty() || negotiated) {
            return;
        }
        negotiated = true;
        context.event(begun.get(), NEGOTIATION, user, negotiation);
        if (!user.isEmpty()) {
            new Login(begun.get(), user, "cookie", "").tell(context, "rdp", Optional.empty());
        }
    }

    /** A message of T.125. @return whether nothing more can be read of this side */
    boolean data(boolean fromClient, ByteWindow b) {
        if (b.u8(0) == 0x7f) {
            if (fromClient && b.u8(1) == CONNECT_INITIAL) {
                description.client(b);
            } else if (!fromClient && b.u8(1) == CONNECT_RESPONSE) {
                return description.server(b);
            }
            return false;
        }
        if (fromClient && b.u8(0) >> 2 == SEND_DATA_REQUEST) {
            // initiator, channel, priority, length
            int at = 6 + (b.u8(6) >= 0x80 ? 2 : 1);
            int flags = b.u16le(at);
            if ((flags & INFO) != 0) {
                if ((flags & ENCRYPTED) == 0) {
                    info(b.slice(at + 4, b.length() - at - 4));
                }
                return true;
            }
            return (flags & ENCRYPTED) != 0;
        }
        return false;
    }

    /** [MS-RDPBCGR] 2.2.1.11.1.1: lengths without the zeros that end the texts. */
    private void info(ByteWindow b) {
        boolean unicode = (b.u32le(4) & 0x10) != 0;
        int zero = unicode ? 2 : 1;
        String[] texts = new String[3];
        int at = 18;
        for (int i = 0; i < texts.length; i++) {
            int length = b.u16le(8 + 2 * i);
            texts[i] = Description.text(b.slice(at, length), unicode);
            at += length + zero;
        }
        String name = texts[0].isEmpty() ? texts[1] : texts[0] + "\\" + texts[1];
        new Login(context.mark(), name, texts[2].isEmpty() ? "none" : "password", texts[2])
                .tell(context, "rdp", Optional.empty());
    }

    boolean told() {
        return (negotiated || begun.isEmpty()) && description.told();
    }

    void end() {
        tellNegotiation();
        description.end();
    }
}
