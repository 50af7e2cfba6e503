package org.netrospect.protocols.mail;

import java.util.Set;
import java.util.regex.Pattern;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** The Internet Message Access Protocol (RFC 3501, RFC 9051): logins, mailboxes, and the mails read and put there. */
public final class ImapProtocol implements Protocol {
    private static final Pattern COMMAND = Pattern.compile("[A-Za-z0-9.]{1,20} (?:UID )?(?:CAPABILITY|LOGIN|NOOP|ID|"
            + "AUTHENTICATE|STARTTLS|SELECT|EXAMINE|FETCH|LIST|STATUS|APPEND|SEARCH|IDLE|NAMESPACE)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What servers say unasked, and of mails. */
    private static final Pattern UNTAGGED = Pattern.compile("\\* \\d{1,10} (?:EXISTS|RECENT|EXPUNGE|"
            + "FETCH \\()[^\\n]*\\n.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Override
    public String name() {
        return "imap";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(143, 993);
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.serverStarts("* OK") || opening.serverStarts("* PREAUTH") || opening.serverStarts("* BYE")) {
            return Recognition.YES;
        }
        boolean untagged = opening.serverStarts("* ");
        if (untagged && UNTAGGED.matcher(opening.server().latin1(0, opening.server().length())).matches()) {
            return Recognition.YES;
        }
        if (opening.server().length() > 0 && !untagged) {
            return Recognition.NO;
        }
        String client = opening.client().latin1(0, opening.client().length());
        boolean command = client.indexOf('\n') > 0 && COMMAND.matcher(client).matches();
        if (client.isEmpty()) {
            return opening.server().length() < 5 ? Recognition.MORE : Recognition.NO;
        }
        return command ? Recognition.YES : client.indexOf('\n') < 0 && client.length() < 100 ? Recognition.UNSURE
                : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new ImapAnalyzer(context);
    }
}
