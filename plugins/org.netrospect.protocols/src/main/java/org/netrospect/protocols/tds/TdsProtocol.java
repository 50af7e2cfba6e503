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
    /** The login of TDS 4.2 and 5.0. */
    static final int OLD_LOGIN = 2;
    private static final int LONGEST_FIELD = 30;
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
            return opening.server().length() == 0 ? Recognition.MORE : packet(opening.server());
        }
        int type = bytes.u8(0);
        if (type == OLD_LOGIN) {
            return old(bytes);
        }
        if (type != PRELOGIN && type != LOGIN) {
            return packet(bytes);
        }
        if (bytes.u8(1) > 1 || bytes.u16(2) <= HEADER || bytes.u8(7) != 0) {
            return Recognition.NO;
        }
        if (type == PRELOGIN) {
            // the first option is the version: its place, its length
            return bytes.u8(8) == 0 && bytes.u16(9) < 256 && bytes.u16(11) == 6 ? Recognition.YES : Recognition.NO;
        }
        long length = bytes.u32le(8);
        return bytes.u8(1) == 0 || length == bytes.u16(2) - HEADER ? Recognition.YES : Recognition.NO;
    }

    /** A packet from the middle: a statement, a call, an answer, an order to stop, rows in bulk. */
    private static Recognition packet(ByteWindow bytes) {
        boolean plausible = switch (bytes.u8(0)) {
            case 1, 3, 4, 6, 7, 14, 15 -> bytes.u8(1) < 0x20 && bytes.u16(2) >= HEADER && bytes.u8(7) == 0;
            default -> false;
        };
        return plausible ? Recognition.UNSURE : Recognition.NO;
    }

    /** Host, user, password and process are of 30 bytes, with their lengths behind them; then the orders of bytes. */
    private static Recognition old(ByteWindow bytes) {
        if (bytes.u8(1) > 1 || bytes.u16(2) < HEADER + 140 || bytes.i32(4) != 0) {
            return Recognition.NO;
        }
        boolean plausible = true;
        for (int at : new int[] {30, 61, 92, 123}) {
            plausible &= bytes.u8(HEADER + at) <= LONGEST_FIELD;
        }
        int shorts = bytes.u8(HEADER + 124);
        return plausible && (shorts == 2 || shorts == 3) && bytes.u8(HEADER + 125) <= 1 ? Recognition.YES
                : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return TdsStream.of(context);
    }
}
