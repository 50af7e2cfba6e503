package org.netrospect.protocols.stun;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** How hosts learn their address behind a translator, and have others relay for them. */
public final class StunProtocol implements Protocol {
    private static final int PORT = 3478;

    @Override
    public String name() {
        return "stun";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP, IpProtocol.TCP);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        if (opening.datagrams() && bytes.i32(4) != StunMessage.COOKIE && StunMessage.classic(bytes)) {
            // without attributes there is little to know it by
            boolean known = bytes.length() > StunMessage.HEADER || opening.session().serverPort() == PORT;
            return known ? Recognition.YES : Recognition.NO;
        }
        if (bytes.u8(0) > 0x3f || (bytes.u16(2) & 3) != 0 || bytes.i32(4) != StunMessage.COOKIE) {
            return Recognition.NO;
        }
        int length = bytes.u16(2) + StunMessage.HEADER;
        return opening.datagrams() && length > opening.first() ? Recognition.NO : Recognition.YES;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        StunExchanges exchanges = new StunExchanges(context);
        return context.session().protocol() == IpProtocol.TCP ? StunStream.of(context, exchanges)
                : new StunDatagrams(context, exchanges);
    }
}
