package org.netrospect.protocols.ssh;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;

/** The Secure Shell's transport (RFC 4253). */
public final class SshProtocol implements Protocol {
    @Override
    public String name() {
        return "ssh";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(22);
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.clientStarts("SSH-") || opening.serverStarts("SSH-")) {
            return Recognition.YES;
        }
        if (joined(opening.session())) {
            if (SshSide.algorithmsBegin(opening.client()) || SshSide.algorithmsBegin(opening.server())) {
                return Recognition.YES;
            }
            return binary(opening.client()) && binary(opening.server()) ? Recognition.UNSURE : Recognition.NO;
        }
        // without a banner nothing can be read
        return "SSH-".startsWith(opening.client().latin1(0, Math.min(4, opening.client().length())))
                && "SSH-".startsWith(opening.server().latin1(0, Math.min(4, opening.server().length())))
                ? Recognition.MORE : Recognition.NO;
    }

    /** Whether neither SYN of a session was seen. */
    private static boolean joined(Session session) {
        return session.history().chars().noneMatch(letter -> "SsHh".indexOf(letter) >= 0);
    }

    /** None at all, or not text. */
    private static boolean binary(ByteWindow bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.u8(i) >= 0x80 || bytes.u8(i) == 0) {
                return true;
            }
        }
        return bytes.length() == 0;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new SshSession(context, joined(context.session()));
    }
}
