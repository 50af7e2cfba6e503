package org.netrospect.protocols.dcerpc;

import java.util.Optional;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;
import org.netrospect.protocols.gss.GssLogin;

/** Who calls, by the security tokens behind the units that bind ([MS-RPCE] 2.2.2.11). One thread. */
final class RpcLogin {
    private static final EventKind LOGIN = EventKind.of("dcerpc", "login", Tables.LOGINS);
    private static final String[] LEVELS = {"", "none", "connect", "call", "packet", "integrity", "privacy"};

    private final SessionContext context;
    private final GssLogin tokens;
    private Optional<Mark> at = Optional.empty();
    private int type;
    private int level;

    RpcLogin(SessionContext context) {
        this.context = context;
        tokens = new GssLogin(context);
    }

    void client(Pdu pdu) {
        if (pdu.authenticationType() != 0) {
            type = pdu.authenticationType();
            level = pdu.authenticationLevel();
            if (tokens.client(pdu.token())) {
                at = Optional.of(context.mark());
            }
        }
    }

    void server(Pdu pdu) {
        tokens.server(pdu.token());
    }

    /** The first answer to a call mostly shows whether the proof was taken. */
    void answered(Optional<Boolean> success) {
        tell(success);
    }

    /** Nothing more comes. */
    void end() {
        tell(Optional.empty());
    }

    private void tell(Optional<Boolean> success) {
        Optional<Details> login = tokens.take();
        if (login.isPresent()) {
            success.ifPresent(it -> login.get().put("success", (boolean) it));
            context.event(at.orElse(context.mark()), LOGIN, login.get().get("user").orElse("").toString(),
                    login.get());
        }
    }

    /** Adds how calls are authenticated. */
    Details authentication(Details details) {
        return type == 0 ? details : details.put("authentication", switch (type) {
            case 9 -> "spnego";
            case 10 -> "ntlm";
            case 14 -> "tls";
            case 16 -> "kerberos";
            case 68 -> "netlogon";
            default -> "type " + type;
        }).put("authentication_level", level < LEVELS.length ? LEVELS[level] : "level " + level);
    }
}
