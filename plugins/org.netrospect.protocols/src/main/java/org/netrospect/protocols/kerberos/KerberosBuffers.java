package org.netrospect.protocols.kerberos;

import java.util.Optional;
import org.netrospect.core.session.Inspection;
import org.netrospect.protocols.ber.Ber;

/** Shows messages to signatures. */
record KerberosBuffers(Inspection inspection) {
    private static final int APPLICATION = 0x60;

    void request(boolean fromClient, Ber message, KdcRequest request) {
        type(fromClient, message);
        names("krb5.cname", fromClient, request.client());
        names("krb5.sname", fromClient, request.service());
        inspection.transactionEnd("kerberos", 0);
    }

    void reply(boolean fromClient, Ber message, String client, Optional<Ticket> ticket) {
        type(fromClient, message);
        names("krb5.cname", fromClient, client);
        ticket.ifPresent(it -> {
            names("krb5.sname", fromClient, it.service());
            inspection.number("krb5.ticket_encryption", fromClient, it.cipher());
        });
        inspection.transactionEnd("kerberos", 0);
    }

    void error(boolean fromClient, Ber message, long code) {
        type(fromClient, message);
        inspection.number("krb5_err_code", fromClient, code);
        inspection.transactionEnd("kerberos", 0);
    }

    private void type(boolean fromClient, Ber message) {
        inspection.number("krb5_msg_type", fromClient, message.tag() - APPLICATION);
    }

    /** Each part of a principal is a buffer. */
    private void names(String buffer, boolean fromClient, String principal) {
        for (String part : principal.split("/")) {
            inspection.text(buffer, fromClient, part);
        }
    }
}
