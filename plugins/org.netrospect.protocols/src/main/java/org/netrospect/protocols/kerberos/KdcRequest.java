package org.netrospect.protocols.kerberos;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.session.Mark;
import org.netrospect.protocols.ber.Ber;

/**
 * What a client asks of the key distribution centre (RFC 4120, section 5.4.1).
 *
 * @param initial for a first ticket, by a proof of who it is (AS); else for a service, by a ticket (TGS)
 * @param client name; "" where the ticket says it
 * @param proof kind of pre-authentication, "" for none
 * @param secret the proof in the form that password checkers read; "" if there is none such
 */
record KdcRequest(Mark at, boolean initial, String client, String realm, String service, String proof,
        String secret, long nonce, Details details) {
    private static final int AS_REQUEST = 0x6a;
    private static final int TIMESTAMP = 2;
    private static final int TICKET = 1;
    private static final int FOR_USER = 129;
    /** Entries of a list that are read. */
    private static final int MOST = 32;

    static KdcRequest read(Ber message, Mark at) {
        Ber request = message.first();
        Ber body = request.explicit(0xa4).orElseThrow(
                () -> new MalformedInput("a request for a ticket has no body"));
        boolean initial = message.tag() == AS_REQUEST;
        String client = body.explicit(0xa1).map(Ticket::principal).orElse("");
        String realm = body.explicit(0xa2).map(Ber::text).orElse("");
        String service = body.explicit(0xa3).map(Ticket::principal).orElse("");
        Details details = new Details().put("client_principal", Ticket.principal(client, realm))
                .put("service", service).put("realm", realm);
        details.put("options", options(body));
        details.put("ciphers", ciphers(body));
        details.put("till", body.explicit(0xa5).map(Ber::text).orElse(""));
        String proof = "";
        String secret = "";
        for (Ber entry : request.explicit(0xa3).map(Ber::elements).orElse(List.of()).stream().limit(MOST).toList()) {
            long type = entry.explicit(0xa1).map(Ber::number).orElse(0L);
            Optional<ByteWindow> value = entry.explicit(0xa2).map(Ber::content);
            // an empty value says that the client could prove it so, and proves nothing
            String kind = value.filter(it -> it.length() > 0).isPresent() ? KerberosNumbers.proof(type) : "";
            if (initial && !kind.isEmpty() && (proof.isEmpty() || type == TIMESTAMP)) {
                proof = kind;
            }
            if (type == TIMESTAMP && value.isPresent()) {
                secret = timestamp(Ber.of(value.get()), client, realm, details);
            } else if (type == TICKET && value.isPresent()) {
                Ticket.presented(value.get()).ifPresent(ticket -> details.put("by_ticket",
                        Ticket.principal(ticket.service(), ticket.realm())));
            } else if (type == FOR_USER && value.isPresent()) {
                Ber user = Ber.of(value.get());
                details.put("for_user", Ticket.principal(user.explicit(0xa0).map(Ticket::principal).orElse(""),
                        user.explicit(0xa1).map(Ber::text).orElse("")));
            }
        }
        details.put("pre_authentication", proof);
        return new KdcRequest(at, initial, client, realm, service, proof, secret,
                body.explicit(0xa7).map(Ber::number).orElse(0L), details);
    }

    private static List<String> options(Ber body) {
        List<String> names = new ArrayList<>();
        // a bit string: the number of bits that do not count, then the bits, the first one the highest
        ByteWindow bits = body.explicit(0xa0).map(Ber::content).orElse(new ByteWindow());
        for (int i = 0; i < 8 * Math.min(bits.length() - 1, 4); i++) {
            if ((bits.u8(1 + i / 8) & 0x80 >> i % 8) != 0 && !KerberosNumbers.option(i).isEmpty()) {
                names.add(KerberosNumbers.option(i));
            }
        }
        return names;
    }

    private static List<String> ciphers(Ber body) {
        return body.explicit(0xa8).map(Ber::elements).orElse(List.of()).stream().limit(MOST)
                .map(each -> KerberosNumbers.cipher(each.number())).toList();
    }

    private static String timestamp(Ber sealed, String client, String realm, Details details) {
        long cipher = sealed.explicit(0xa0).map(Ber::number).orElse(0L);
        details.put("pre_authentication_cipher", KerberosNumbers.cipher(cipher));
        ByteWindow text = sealed.explicit(0xa2).map(Ber::content).orElse(new ByteWindow());
        String hex = HexFormat.of().formatHex(text.bytes(0, text.length()));
        String begin = "$krb5pa$" + cipher + "$" + client + "$" + realm + "$";
        // of RC4, whose key has no salt, checkers want the checksum behind the text
        return cipher == 23 && hex.length() > 32 ? begin + "$" + hex.substring(32) + hex.substring(0, 32) : begin + hex;
    }
}
