package org.netrospect.protocols.kerberos;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.protocols.ber.Ber;

/**
 * A ticket as far as it can be read without a key (RFC 4120, section 5.3).
 *
 * @param service for which it is: {@code cifs/files.example.org}
 * @param cipher number of the encryption type
 * @param sealed the encrypted part
 */
record Ticket(String realm, String service, long cipher, ByteWindow sealed) {
    private static final int APPLICATION = 0x61;
    private static final int AP_REQUEST = 0x6e;

    /** Reads one with its application tag. */
    static Optional<Ticket> of(Ber tagged) {
        if (tagged.tag() != APPLICATION) {
            return Optional.empty();
        }
        Ber ticket = tagged.first();
        Optional<Ber> part = ticket.explicit(0xa3);
        return Optional.of(new Ticket(ticket.explicit(0xa1).map(Ber::text).orElse(""),
                ticket.explicit(0xa2).map(Ticket::principal).orElse(""),
                part.flatMap(it -> it.explicit(0xa0)).map(Ber::number).orElse(0L),
                part.flatMap(it -> it.explicit(0xa2)).map(Ber::content).orElse(new ByteWindow())));
    }

    /** The ticket that a client presents in an AP-REQ (RFC 4120, section 5.5.1). */
    static Optional<Ticket> presented(ByteWindow request) {
        Ber message = Ber.of(request);
        return message.tag() == AP_REQUEST ? message.first().explicit(0xa3).flatMap(Ticket::of) : Optional.empty();
    }

    /** A principal's name, its parts with slashes between them (RFC 4120, section 5.2.2). */
    static String principal(Ber name) {
        List<Ber> parts = name.explicit(0xa1).map(Ber::elements).orElse(List.of());
        return parts.stream().map(Ber::text).collect(Collectors.joining("/"));
    }

    /** With the realm behind it. */
    static String principal(String name, String realm) {
        return name.isEmpty() || realm.isEmpty() ? name : name + "@" + realm;
    }

    /** What is told of it. */
    Details tell(Details details) {
        details.put("ticket_service", principal(service, realm)).put("ticket_cipher", KerberosNumbers.cipher(cipher));
        return KerberosNumbers.weak(cipher) ? details.put("weak_ticket", true) : details;
    }
}
