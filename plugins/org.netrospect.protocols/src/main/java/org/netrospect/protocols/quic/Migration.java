package org.netrospect.protocols.quic;

import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.session.SessionEnd;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.protocols.tls.Handshake;

/** Tells that an end of a connection has another address or port than before (RFC 9000, section 9). */
final class Migration {
    private static final EventKind MIGRATION = EventKind.of("quic", "migration");

    private Migration() {
    }

    /**
     * Tells it in both sessions.
     *
     * @param open whether the session before is not over
     * @param id the connection id that says so, in hexadecimal
     * @param decrypted whether the connection's keys are known
     */
    static void tell(SessionContext before, boolean open, SessionContext after, String id, Handshake handshake,
            boolean decrypted) {
        Session session = before.session();
        Details details = new Details().put("client_before", end(SessionEnd.client(session)))
                .put("server_before", end(SessionEnd.server(session))).put("connection_id", id)
                .put("began", TimeFormat.seconds(session.firstTime())).put("decrypted", decrypted);
        handshake.client().ifPresent(hello -> details.put("sni", hello.serverName()));
        after.event(after.mark(), MIGRATION, "goes on what began between " + end(SessionEnd.client(session)) + " and "
                + end(SessionEnd.server(session)), details);
        if (open) {
            String client = end(SessionEnd.client(after.session()));
            String server = end(SessionEnd.server(after.session()));
            before.event(after.mark(), MIGRATION, "goes on between " + client + " and " + server, new Details()
                    .put("client_after", client).put("server_after", server).put("connection_id", id));
        }
    }

    private static String end(SessionEnd end) {
        return end.address() + " port " + end.port();
    }
}
