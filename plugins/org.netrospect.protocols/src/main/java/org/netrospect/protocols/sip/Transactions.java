package org.netrospect.protocols.sip;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.login.Digest;
import org.netrospect.protocols.login.Login;
import org.netrospect.protocols.repeat.Repeats;

/** Tells of requests beside calls: registrations, messages, and the rest, which is repeated often, with its count. */
final class Transactions {
    private static final EventKind REGISTRATION = EventKind.of("sip", "registration");
    private static final EventKind MESSAGE = EventKind.of("sip", "message");
    private static final EventKind REQUEST = EventKind.of("sip", "request");
    private static final int MOST_REPEATED = 500;
    private static final int MOST_LOGINS = 10_000;
    private static final int LONGEST_TEXT = 4096;

    private final SessionContext context;
    private final Repeats repeated;
    private final Set<String> logins = new HashSet<>();

    Transactions(SessionContext context) {
        this.context = context;
        repeated = new Repeats(context, MOST_REPEATED);
    }

    void tell(Transaction asked, Optional<SipMessage> response) {
        SipMessage request = asked.request();
        String proof = request.field("authorization").isEmpty() ? request.field("proxy-authorization")
                : request.field("authorization");
        Digest.of(request.method(), proof).ifPresent(digest -> login(asked, digest, response));
        switch (request.method()) {
            case "REGISTER" -> registration(asked, response);
            case "MESSAGE" -> context.event(asked.at(), MESSAGE, request.address("from") + " → "
                    + request.address("to"), details(request, response).put("text", text(request)));
            case "INVITE", "BYE" -> {
                // told with its call
            }
            default -> repeated.seen(asked.at(), REQUEST,
                    request.method() + " " + request.uri() + " " + response.map(SipMessage::status),
                    request.method() + " " + request.uri(), details(request, response));
        }
    }

    private static String text(SipMessage message) {
        return message.body().length() <= LONGEST_TEXT ? message.body()
                : message.body().substring(0, LONGEST_TEXT) + "…";
    }

    private static Details details(SipMessage request, Optional<SipMessage> response) {
        Details details = new Details().put("method", request.method()).put("uri", request.uri())
                .put("from", request.address("from")).put("to", request.address("to"))
                .put("call_id", request.field("call-id")).put("contact", request.address("contact"))
                .put("user_agent", request.field("user-agent")).put("refer_to", request.address("refer-to"))
                .put("event", request.field("event"));
        response.ifPresent(it -> details.put("status", it.status()).put("reason", it.reason())
                .put("server_agent", it.field("server").isEmpty() ? it.field("user-agent") : it.field("server")));
        return details;
    }

    private void registration(Transaction asked, Optional<SipMessage> response) {
        SipMessage request = asked.request();
        String outcome = response.map(it -> it.status() < 300 ? "accepted"
                : it.status() == 401 || it.status() == 407 ? "credentials asked for" : "refused")
                .orElse("not answered");
        Details details = details(request, response).put("expires", request.field("expires"))
                .put("outcome", outcome);
        repeated.seen(asked.at(), REGISTRATION, request.address("to") + " " + request.address("contact") + " "
                + response.map(SipMessage::status), request.address("to") + ": " + outcome, details);
    }

    private void login(Transaction asked, Digest digest, Optional<SipMessage> response) {
        int status = response.map(SipMessage::status).orElse(0);
        boolean refused = status == 401 || status == 403 || status == 407;
        if (refused && response.map(Transactions::stale).orElse(false)) {
            return;
        }
        Optional<Boolean> success = refused ? Optional.of(false)
                : status >= 200 && status < 300 ? Optional.of(true) : Optional.empty();
        // a phone proves itself with every request; attempts that fail are each of interest
        String told = digest.user() + " " + digest.realm() + " " + success + (refused ? digest.proof() : "");
        if (logins.size() < MOST_LOGINS && logins.add(told)) {
            new Login(asked.at(), digest.user(), "digest", digest.proof()).tell(context, "sip", success,
                    new Details().put("realm", digest.realm()).put("method", asked.request().method()));
        }
    }

    /** Whether only the server's number was too old, not the password wrong. */
    private static boolean stale(SipMessage response) {
        String field = response.field("www-authenticate").isEmpty() ? response.field("proxy-authenticate")
                : response.field("www-authenticate");
        return field.toLowerCase(Locale.ROOT).contains("stale=true");
    }

    void end() {
        repeated.end();
    }
}
