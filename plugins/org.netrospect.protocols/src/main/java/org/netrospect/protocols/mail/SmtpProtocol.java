package org.netrospect.protocols.mail;

import java.util.Locale;
import java.util.Set;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** The Simple Mail Transfer Protocol (RFC 5321) and LMTP (RFC 2033): mails, logins, and the files in the mails. */
public final class SmtpProtocol implements Protocol {
    private static final int COMMAND = 5;

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(25, 465, 587, 2525);
    }

    @Override
    public Recognition recognise(Opening opening) {
        boolean answers = opening.serverStarts("220 ") || opening.serverStarts("220-");
        if (opening.client().length() > 0) {
            String begin = opening.client().latin1(0, COMMAND).toUpperCase(Locale.ROOT);
            if (begin.equals("EHLO ") || begin.equals("HELO ") || begin.equals("LHLO ")) {
                return Recognition.YES;
            }
            if (begin.equals("MAIL ")) {
                return opening.client().latin1(0, 10).equalsIgnoreCase("MAIL FROM:") ? Recognition.YES
                        : Recognition.NO;
            }
            return answers ? Recognition.UNSURE : Recognition.NO;
        }
        if (opening.server().length() > 0 && !answers) {
            return opening.serverStarts("554 ") || opening.serverStarts("421 ") ? Recognition.UNSURE : Recognition.NO;
        }
        String greeting = opening.server().latin1(0, opening.server().length());
        return greeting.contains("SMTP") ? Recognition.YES : Recognition.MORE;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new SmtpAnalyzer(context);
    }
}
