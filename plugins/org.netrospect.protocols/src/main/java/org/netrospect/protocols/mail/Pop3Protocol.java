package org.netrospect.protocols.mail;

import java.util.Locale;
import java.util.Set;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** The Post Office Protocol (RFC 1939, RFC 2449, RFC 5034): logins and the mails that are fetched. */
public final class Pop3Protocol implements Protocol {
    private static final Set<String> FIRST = Set.of("USER", "CAPA", "AUTH", "APOP", "STLS", "QUIT");

    @Override
    public String name() {
        return "pop3";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(110, 995);
    }

    @Override
    public Recognition recognise(Opening opening) {
        boolean answers = opening.serverStarts("+OK");
        if (opening.server().length() > 0 && !answers) {
            return opening.serverStarts("-ERR") ? Recognition.UNSURE : Recognition.NO;
        }
        if (opening.client().length() == 0) {
            String greeting = opening.server().latin1(0, opening.server().length());
            return greeting.contains("POP3") ? Recognition.YES : Recognition.MORE;
        }
        boolean begins = FIRST.contains(opening.client().latin1(0, 4).toUpperCase(Locale.ROOT));
        return !begins ? Recognition.NO : answers ? Recognition.YES : Recognition.UNSURE;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Pop3Analyzer(context);
    }
}
