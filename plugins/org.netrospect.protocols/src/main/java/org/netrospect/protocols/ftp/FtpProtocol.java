package org.netrospect.protocols.ftp;

import java.util.Locale;
import java.util.Set;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** The File Transfer Protocol (RFC 959, RFC 2228, RFC 2428, RFC 3659): logins, commands, and the files. */
public final class FtpProtocol implements Protocol {
    private static final Set<String> FIRST = Set.of("USER", "AUTH", "FEAT", "OPTS", "SYST", "HOST", "CLNT");

    @Override
    public String name() {
        return "ftp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(21, 990, 2121);
    }

    @Override
    public Recognition recognise(Opening opening) {
        int said = opening.server().length();
        boolean greets = opening.serverStarts("220 ") || opening.serverStarts("220-")
                || opening.serverStarts("120 ") || opening.serverStarts("421 ");
        if (said > 0 && !greets) {
            return Recognition.NO;
        }
        String greeting = opening.server().latin1(0, said).toUpperCase(Locale.ROOT);
        if (greeting.contains("FTP") && !greeting.contains("SMTP")) {
            return Recognition.YES;
        }
        if (opening.client().length() == 0) {
            return Recognition.MORE;
        }
        String verb = opening.client().latin1(0, 4).toUpperCase(Locale.ROOT);
        if (!FIRST.contains(verb)) {
            return Recognition.NO;
        }
        return said > 0 ? Recognition.YES : Recognition.UNSURE;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new FtpAnalyzer(context);
    }
}
