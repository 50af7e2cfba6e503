package org.netrospect.protocols.tds;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** TDS: the client begins with its options, or at once with its login. */
public final class TdsProtocol implements Protocol {
    static final int PRELOGIN = 0x12;
    static final int LOGIN = 0x10;
    private static final int HEADER = 8;

    @Override
    public String name() {
        return "tds";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(1433);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client();
        if (bytes.length() == 0) {
            return opening.server().length() == 0 ? Recognition.MORE : Recognition.NO;
        }
        int type = bytes.u8(0);
        if (type != PRELOGIN && type != LOGIN || bytes.u8(1) > 1 || bytes.u16(2) <= HEADER || bytes.u8(7) != 0) {
            return Recognition.NO;
        }
        if (type == PRELOGIN) {
            // the first option is the version: its place, its length
            return bytes.u8(8) == 0 && bytes.u16(9) < 256 && bytes.u16(11) == 6 ? Recognition.YES : Recognition.NO;
        }
        long length = bytes.u32le(8);
        return bytes.u8(1) == 0 || length == bytes.u16(2) - HEADER ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return TdsStream.of(context);
    }
}
