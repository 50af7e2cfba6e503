package org.netrospect.protocols.http;

import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.gss.GssLogin;
import org.netrospect.protocols.text.Base64Stream;

/** A login by NTLM or Kerberos in the fields of requests and responses (RFC 4559, [MS-NTHT]). One thread. */
final class TokenLogin {
    private final GssLogin tokens;
    private Optional<Mark> at = Optional.empty();

    TokenLogin(SessionContext context) {
        tokens = new GssLogin(context);
    }

    /** The field with which a client logs in. */
    void request(String field, Mark mark) {
        Optional<ByteWindow> token = token(field);
        if (token.isPresent() && tokens.client(token.get())) {
            at = Optional.of(mark);
        }
    }

    /** The field with which a server asks for a login, or goes on with one. */
    void response(String field) {
        for (String challenge : field.split(",")) {
            token(challenge.strip()).ifPresent(tokens::server);
        }
    }

    private static Optional<ByteWindow> token(String field) {
        int blank = field.indexOf(' ');
        String scheme = blank < 0 ? "" : field.substring(0, blank).toLowerCase(Locale.ROOT);
        if (!scheme.equals("ntlm") && !scheme.equals("negotiate")) {
            return Optional.empty();
        }
        byte[] bytes = Base64Stream.bytes(field.substring(blank + 1).strip());
        return Optional.of(new ByteWindow(bytes, 0, bytes.length));
    }

    /** The login whose proof was sent and answered. */
    Optional<Details> take() {
        return tokens.take();
    }

    /** Where its proof was sent. */
    Optional<Mark> at() {
        return at;
    }
}
