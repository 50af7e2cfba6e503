package org.netrospect.protocols.iec104;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** IEC 60870-5-104: recognised by its control functions, or by a unit of data whose type and cause there are. */
public final class Iec104Protocol implements Protocol {
    private static final int PORT = 2404;
    static final int START = 0x68;
    static final int SHORTEST = 4;
    static final int LONGEST = 253;
    /** Where a unit of data begins. */
    static final int DATA = 6;

    @Override
    public String name() {
        return "iec104";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(PORT);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow b = opening.client().length() > 0 ? opening.client() : opening.server();
        if (b.u8(0) != START || b.u8(1) < SHORTEST || b.u8(1) > LONGEST) {
            return Recognition.NO;
        }
        int control = b.u8(2);
        if ((control & 3) == 3) {
            return b.u8(1) == SHORTEST && !Types.function(control).isEmpty() && b.u8(3) == 0 && b.u16(4) == 0
                    ? Recognition.YES : Recognition.NO;
        }
        if ((control & 1) == 1) {
            boolean acknowledges = b.u8(1) == SHORTEST && b.u8(3) == 0 && (b.u8(4) & 1) == 0;
            // who joined late may have taken the server for the client
            return !acknowledges ? Recognition.NO : opening.session().clientPort() == PORT ? Recognition.YES
                    : Recognition.UNSURE;
        }
        boolean unit = (b.u8(4) & 1) == 0 && b.u8(1) >= 10 && !Types.name(b.u8(DATA)).isEmpty()
                && (b.u8(DATA + 1) & 0x7f) > 0 && !Types.cause(b.u8(DATA + 2) & 0x3f).startsWith("cause");
        return unit ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Iec104Session(context);
    }
}
