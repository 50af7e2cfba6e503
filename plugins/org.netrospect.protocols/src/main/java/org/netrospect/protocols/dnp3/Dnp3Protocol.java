package org.netrospect.protocols.dnp3;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** DNP3 over TCP and UDP: recognised by its start bytes and the check sequence of the first header. */
public final class Dnp3Protocol implements Protocol {
    @Override
    public String name() {
        return "dnp3";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP, IpProtocol.UDP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(20000);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        if (bytes.u8(0) != LinkFrames.START_1 || bytes.u8(1) != LinkFrames.START_2) {
            return Recognition.NO;
        }
        return LinkFrames.checked(bytes, 0, LinkFrames.HEADER - 2) ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Dnp3Analyzer(context);
    }
}
