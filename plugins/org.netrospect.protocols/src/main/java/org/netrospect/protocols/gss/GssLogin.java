package org.netrospect.protocols.gss;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.kerberos.PresentedTicket;
import org.netrospect.protocols.ntlm.NtlmLogin;

/**
 * A login by security tokens: NTLM or Kerberos, alone or negotiated by SPNEGO (RFC 4178). One login at a time; one
 * thread.
 */
public final class GssLogin {
    private final SessionContext context;
    private final NtlmLogin ntlm = new NtlmLogin();
    private Optional<Details> login = Optional.empty();

    public GssLogin(SessionContext context) {
        this.context = context;
    }

    /**
     * A token of the client. One that breaks its format is an irregularity, and does not hinder its carrier.
     *
     * @return true if it has the proof of a login: {@link #take} then gives it
     */
    public boolean client(ByteWindow token) {
        try {
            return proof(token);
        } catch (MalformedInput e) {
            broken(e);
            return false;
        }
    }

    private void broken(MalformedInput e) {
        context.irregularity("security token not understood",
                "A token of NTLM or Kerberos breaks its format, its login is not told: " + e.getMessage());
    }

    private boolean proof(ByteWindow token) {
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
        try {
            ntlm.token(token);
        } catch (MalformedInput e) {
            broken(e);
        }
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
