package org.netrospect.protocols.stun;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/**
 * Datagrams of a path that was opened with STUN: its messages, and among them those of what the path is for, which are
 * read as a session of their own (RFC 7983).
 */
final class StunDatagrams implements Analyzer {
    private final SessionContext context;
    private final StunExchanges exchanges;
    private Optional<Analyzer> inner = Optional.empty();
    private boolean ended;

    StunDatagrams(SessionContext context, StunExchanges exchanges) {
        this.context = context;
        this.exchanges = exchanges;
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (StunMessage.begins(bytes) || StunMessage.classic(bytes)) {
            try {
                exchanges.message(fromClient, bytes);
            } catch (MalformedInput e) {
                context.irregularity("unreadable STUN message", "A datagram is no STUN message as it should be: it "
                        + e.getMessage() + "; it was left out.");
            }
        } else {
            if (inner.isEmpty()) {
                inner = Optional.of(context.inner(IpProtocol.UDP));
            }
            boolean channel = bytes.length() > 4 && bytes.u8(0) >= 0x40 && bytes.u8(0) < 0x50
                    && bytes.u16(2) + 4 <= bytes.length();
            inner.get().data(fromClient, channel ? bytes.slice(4, bytes.u16(2)) : bytes);
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        inner.ifPresent(it -> it.gap(fromClient, length));
    }

    @Override
    public void end(boolean fromClient) {
        inner.ifPresent(it -> it.end(fromClient));
        if (!ended) {
            ended = true;
            exchanges.end();
        }
    }
}
