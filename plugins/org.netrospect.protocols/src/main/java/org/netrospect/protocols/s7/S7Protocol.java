package org.netrospect.protocols.s7;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.tpkt.TransportReader;

/** S7comm over ISO transport: recognised by the data that follows the connection request. */
public final class S7Protocol implements Protocol {
    static final int CLASSIC = 0x32;
    static final int PLUS = 0x72;

    @Override
    public String name() {
        return "s7comm";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(102);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        int at = 0;
        while (at < bytes.length()) {
            if (bytes.u8(at) != 3 || bytes.u8(at + 1) != 0) {
                return Recognition.NO;
            }
            int length = bytes.u16(at + 2);
            int code = bytes.u8(at + 5) & 0xf0;
            if (code == 0xf0) {
                int first = bytes.u8(at + 5 + bytes.u8(at + 4));
                return first == CLASSIC || first == PLUS ? Recognition.YES : Recognition.NO;
            }
            if (length < 7 || code != TransportReader.CONNECTION_REQUEST && code != TransportReader.CONNECTION_CONFIRM
                    || length > 11 && bytes.u8(at + 11) >> 4 != 0xc) {
                return Recognition.NO;
            }
            at += length;
        }
        return Recognition.MORE;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new S7Analyzer(context);
    }
}
