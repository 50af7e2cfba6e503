package org.netrospect.protocols.syslog;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** Log messages on their way to a collector. */
public final class SyslogProtocol implements Protocol {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int MOST_DIGITS = 6;

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP, IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(514, 601);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client();
        if (bytes.length() == 0) {
            return opening.server().length() > 0 ? Recognition.NO : Recognition.MORE;
        }
        int at = 0;
        if (!opening.datagrams()) {
            while (digit(bytes.u8(at))) {
                if (++at > MOST_DIGITS) {
                    return Recognition.NO;
                }
            }
            if (at > 0 && bytes.u8(at++) != ' ') {
                return Recognition.NO;
            }
        }
        return priority(bytes, at);
    }

    private static Recognition priority(ByteWindow bytes, int from) {
        if (bytes.u8(from) != '<') {
            return Recognition.NO;
        }
        int at = from + 1;
        int priority = 0;
        while (digit(bytes.u8(at))) {
            priority = 10 * priority + bytes.u8(at++) - '0';
            if (at > from + 4) {
                return Recognition.NO;
            }
        }
        if (at == from + 1 || bytes.u8(at++) != '>' || priority > SyslogMessage.HIGHEST_PRIORITY) {
            return Recognition.NO;
        }
        boolean version = bytes.u8(at) == '1' && bytes.u8(at + 1) == ' '
                && (bytes.u8(at + 2) == '-' || digit(bytes.u8(at + 2)));
        return version || month(bytes, at) ? Recognition.YES : Recognition.UNSURE;
    }

    private static boolean month(ByteWindow bytes, int at) {
        for (int m = 0; m < MONTHS.length(); m += 3) {
            if (bytes.u8(at) == MONTHS.charAt(m) && bytes.u8(at + 1) == MONTHS.charAt(m + 1)
                    && bytes.u8(at + 2) == MONTHS.charAt(m + 2)) {
                return bytes.u8(at + 3) == ' ';
            }
        }
        return false;
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        SyslogLines lines = new SyslogLines(context);
        if (context.session().protocol() == IpProtocol.TCP) {
            return new SyslogStream(context, lines);
        }
        return new Datagrams(context, "syslog message", lines);
    }
}
