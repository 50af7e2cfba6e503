package org.netrospect.protocols.modbus;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Modbus/TCP (MODBUS Application Protocol V1.1b3, Messaging on TCP/IP V1.0b). */
public final class ModbusProtocol implements Protocol {
    static final int HEADER = 7;
    private static final int PORT = 502;
    private static final int LONGEST = 254;

    @Override
    public String name() {
        return "modbus";
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
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        if (bytes.length() < HEADER + 1) {
            return bytes.length() > 3 && bytes.u16(2) != 0 ? Recognition.NO : Recognition.MORE;
        }
        int length = bytes.u16(4);
        if (bytes.u16(2) != 0 || length < 2 || length > LONGEST) {
            return Recognition.NO;
        }
        int function = bytes.u8(HEADER);
        boolean known = ModbusFunctions.known(function & 0x7f);
        if (opening.session().serverPort() == PORT || opening.session().clientPort() == PORT) {
            return known ? Recognition.YES : Recognition.UNSURE;
        }
        // on other ports only a request that is what its function needs
        boolean fits = opening.client().length() > 0 && opening.first() == length + 6 && switch (function) {
            case 1, 2, 3, 4, 5, 6 -> length == 6;
            case 15, 16 -> length > 7 && length == 7 + bytes.u8(HEADER + 5);
            default -> false;
        };
        return fits ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return ModbusDialogue.of(context);
    }
}
