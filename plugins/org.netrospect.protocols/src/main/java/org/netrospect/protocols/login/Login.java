package org.netrospect.protocols.login;

import java.util.Optional;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;

/**
 * An attempt to log in.
 *
 * @param at where it began
 * @param kind what proves it: {@code password}, {@code cram-md5} …
 * @param secret the proof itself; "" if it was not seen or is none in clear
 */
public record Login(Mark at, String user, String kind, String secret) {
    /** Tells it. @param success none if that cannot be seen */
    public void tell(SessionContext context, String protocol, Optional<Boolean> success) {
        tell(context, protocol, success, new Details());
    }

    /** Tells it with more that is known of it. */
    public void tell(SessionContext context, String protocol, Optional<Boolean> success, Details more) {
        more.put("user", user).put("secret_kind", kind).put("secret", secret);
        success.ifPresent(it -> more.put("success", (boolean) it));
        context.event(at, EventKind.of(protocol, "login", Tables.LOGINS), user, more);
    }
}
