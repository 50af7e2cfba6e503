package org.netrospect.protocols.kerberos;

import java.util.HexFormat;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.ber.Ber;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.login.Login;

/** Requests to the key distribution centre and what it answers, each pair told as one event. One thread. */
final class KerberosSession implements Datagrams.Reader {
    private static final EventKind AUTHENTICATION = EventKind.of("kerberos", "authentication");
    private static final EventKind TICKET = EventKind.of("kerberos", "ticket");
    private static final EventKind APPLICATION = EventKind.of("kerberos", "application");
    private static final int AS_REQUEST = 0x6a;
    private static final int AS_REPLY = 0x6b;
    private static final int TGS_REQUEST = 0x6c;
    private static final int TGS_REPLY = 0x6d;
    private static final int AP_REQUEST = 0x6e;
    private static final int ERROR = 0x7e;
    private static final int CLIENT_UNKNOWN = 6;
    private static final int CLIENT_REVOKED = 18;
    private static final int KEY_EXPIRED = 23;
    private static final int PREAUTH_FAILED = 24;
    private static final int RC4 = 23;

    private final SessionContext context;
    private final KerberosBuffers buffers;
    private Optional<KdcRequest> asked = Optional.empty();

    KerberosSession(SessionContext context) {
        this.context = context;
        buffers = new KerberosBuffers(context.inspection());
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow bytes) {
        Ber message = Ber.of(bytes);
        switch (message.tag()) {
            case AS_REQUEST, TGS_REQUEST -> {
                KdcRequest request = KdcRequest.read(message, context.mark());
                request(request);
                buffers.request(fromClient, message, request);
            }
            case AS_REPLY, TGS_REPLY -> reply(message, fromClient);
            case ERROR -> {
                error(message.first());
                buffers.error(fromClient, message, message.first().explicit(0xa6).map(Ber::number).orElse(0L));
            }
            case AP_REQUEST -> Ticket.presented(bytes).ifPresent(ticket -> context.event(context.mark(), APPLICATION,
                    Ticket.principal(ticket.service(), ticket.realm()), ticket.tell(new Details())));
            default -> {
                // messages between client and service show nothing without their key
            }
        }
    }

    private void request(KdcRequest request) {
        if (asked.filter(it -> it.nonce() == request.nonce() && it.proof().equals(request.proof())).isPresent()) {
            // sent again because no answer came
            return;
        }
        unanswered();
        asked = Optional.of(request);
    }

    private void reply(Ber message, boolean fromClient) {
        Ber reply = message.first();
        boolean initial = message.tag() == AS_REPLY;
        Optional<KdcRequest> request = asked.filter(it -> it.initial() == initial);
        Details details = request.map(KdcRequest::details).orElseGet(Details::new);
        String realm = reply.explicit(0xa3).map(Ber::text).orElse("");
        String client = reply.explicit(0xa4).map(Ticket::principal).orElse("");
        details.put("client_principal", Ticket.principal(client, realm));
        Optional<Ticket> ticket = reply.explicit(0xa5).flatMap(Ticket::of);
        ticket.ifPresent(it -> it.tell(details));
        buffers.reply(fromClient, message, client, ticket);
        Optional<Ber> part = reply.explicit(0xa6);
        long cipher = part.flatMap(it -> it.explicit(0xa0)).map(Ber::number).orElse(0L);
        details.put("reply_cipher", KerberosNumbers.cipher(cipher));
        Mark at = request.map(KdcRequest::at).orElse(context.mark());
        asked = asked.filter(it -> it.initial() != initial);
        if (!initial) {
            context.event(at, TICKET, ticket.map(Ticket::service).orElse(""), details);
            return;
        }
        context.event(at, AUTHENTICATION, Ticket.principal(client, realm), details);
        boolean proven = request.filter(it -> !it.proof().isEmpty()).isPresent();
        String secret = proven ? request.get().secret() : part.flatMap(it -> it.explicit(0xa2))
                .map(text -> roastable(cipher, client, realm, text.content())).orElse("");
        // whoever asks gets a ticket where no proof is wanted: that is no login that succeeded
        new Login(at, Ticket.principal(client, realm), "kerberos", secret).tell(context, "kerberos",
                proven ? Optional.of(true) : Optional.empty(), new Details().put("pre_authentication",
                        request.map(KdcRequest::proof).filter(it -> !it.isEmpty()).orElse("none")));
    }

    /** What a password checker can guess the client's password with, if it is in a form that is known. */
    private static String roastable(long cipher, String client, String realm, ByteWindow sealed) {
        String hex = HexFormat.of().formatHex(sealed.bytes(0, sealed.length()));
        return cipher == RC4 && hex.length() > 32
                ? "$krb5asrep$23$" + client + "@" + realm + ":" + hex.substring(0, 32) + "$" + hex.substring(32)
                : "$krb5asrep$" + cipher + "$" + client + "@" + realm + "$" + hex;
    }

    private void error(Ber error) {
        long code = error.explicit(0xa6).map(Ber::number).orElse(0L);
        Details details = asked.map(KdcRequest::details).orElseGet(Details::new);
        String text = error.explicit(0xab).map(Ber::text).orElse("");
        details.put("error", KerberosNumbers.error(code)).put("error_text", text.replace("\0", ""));
        String service = Ticket.principal(error.explicit(0xaa).map(Ticket::principal).orElse(""),
                error.explicit(0xa9).map(Ber::text).orElse(""));
        if (asked.isEmpty()) {
            details.put("service", service);
            context.event(context.mark(), TICKET, service, details);
            return;
        }
        KdcRequest request = asked.get();
        asked = Optional.empty();
        tell(request, details);
        boolean refused = code == CLIENT_UNKNOWN || code == CLIENT_REVOKED || code == KEY_EXPIRED
                || code == PREAUTH_FAILED;
        if (request.initial() && refused) {
            new Login(request.at(), Ticket.principal(request.client(), request.realm()), "kerberos", request.secret())
                    .tell(context, "kerberos", Optional.of(false),
                            new Details().put("error", KerberosNumbers.error(code)));
        }
    }

    private void tell(KdcRequest request, Details details) {
        context.event(request.at(), request.initial() ? AUTHENTICATION : TICKET, request.initial()
                ? Ticket.principal(request.client(), request.realm()) : request.service(), details);
    }

    @Override
    public void end() {
        unanswered();
    }

    private void unanswered() {
        asked.ifPresent(request -> tell(request, request.details()));
        asked = Optional.empty();
    }
}
