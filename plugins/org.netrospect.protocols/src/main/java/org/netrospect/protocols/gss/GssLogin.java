package org.netrospect.protocols.gss;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.protocols.kerberos.PresentedTicket;
import org.netrospect.protocols.ntlm.NtlmLogin;

/**
 * A login by security tokens: NTLM or Kerberos, alone or negotiated by SPNEGO (RFC 4178). One login at a time; one
 * thread.
 */
public final class GssLogin {
    private final NtlmLogin ntlm = new NtlmLogin();
    private Optional<Details> login = Optional.empty();

    /** A token of the client. @return true if it has the proof of a login: {@link #take} then gives it */
    public boolean client(ByteWindow token) {
        if (ntlm.token(token)) {
            login = ntlm.take();
            return true;
        }
        Optional<Details> ticket = PresentedTicket.in(token);
        if (ticket.isPresent()) {
            login = ticket;
        }
        return ticket.isPresent();
    }

    /** A token of the server. */
    public void server(ByteWindow token) {
        ntlm.token(token);
    }

    /** Whether a proof was seen and not yet taken. */
    public boolean proven() {
        return login.isPresent();
    }

    /**
     * Details of the login whose proof was seen: secret_kind; user, secret, workstation, target of NTLM; ticket_service
     * and ticket_cipher of Kerberos, where the user is sealed in the ticket.
     */
    public Optional<Details> take() {
        Optional<Details> taken = login;
        login = Optional.empty();
        return taken;
    }
}
