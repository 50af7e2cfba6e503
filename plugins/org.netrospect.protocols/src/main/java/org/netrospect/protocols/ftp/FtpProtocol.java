package org.netrospect.protocols.ftp;

import java.util.Locale;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** The File Transfer Protocol (RFC 959, RFC 2228, RFC 2428, RFC 3659): logins, commands, and the files. */
public final class FtpProtocol implements Protocol {
    private static final Set<String> FIRST = Set.of("USER", "PASS", "AUTH", "FEAT", "OPTS", "SYST", "HOST", "CLNT");

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
        Recognition answers = reply(opening.server());
        if (answers == Recognition.NO) {
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
        // who joins late, or comes with TLS around it, sees no greeting
        return said > 0 ? answers : Recognition.UNSURE;
    }

    /** A number of three digits before a blank or a dash. */
    private static Recognition reply(ByteWindow server) {
        for (int i = 0; i < Math.min(3, server.length()); i++) {
            if (server.u8(i) < '0' || server.u8(i) > '9') {
                return Recognition.NO;
            }
        }
        if (server.length() < 4) {
            return Recognition.MORE;
        }
        return server.u8(3) == ' ' || server.u8(3) == '-' ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new FtpAnalyzer(context);
    }
}
