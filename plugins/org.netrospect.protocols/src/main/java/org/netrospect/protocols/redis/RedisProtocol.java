package org.netrospect.protocols.redis;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Redis: recognised by a command that is an array of strings; what is typed by hand is left to the port. */
public final class RedisProtocol implements Protocol {
    private static final int MOST_DIGITS = 7;

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(6379);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow b = opening.client();
        if (b.length() == 0) {
            return opening.serverStarts("-DENIED Redis") ? Recognition.YES : Recognition.UNSURE;
        }
        if (b.u8(0) != '*') {
            // AUTH, answered by +OK, looks like POP3: the port must speak for it, too
            return !word(b) ? Recognition.NO : ports().contains(opening.session().serverPort()) ? Recognition.YES
                    : Recognition.UNSURE;
        }
        int at = number(b, 1);
        if (at < 0 || b.u8(at) != '$') {
            return Recognition.NO;
        }
        return number(b, at + 1) < 0 ? Recognition.NO : Recognition.YES;
    }

    /** Offset behind a number and its end of line; -1 if there is none. */
    private static int number(ByteWindow b, int from) {
        int at = from;
        while (at < from + MOST_DIGITS && b.u8(at) >= '0' && b.u8(at) <= '9') {
            at++;
        }
        return at > from && b.u8(at) == '\r' && b.u8(at + 1) == '\n' ? at + 2 : -1;
    }

    private static boolean word(ByteWindow b) {
        int at = 0;
        while (at < b.length() && at < 12 && Character.isLetter(b.u8(at)) && b.u8(at) < 128) {
            at++;
        }
        return at >= 3 && (at == b.length() || b.u8(at) == ' ' || b.u8(at) == '\r' || b.u8(at) == '\n');
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new RedisSession(context);
    }
}
