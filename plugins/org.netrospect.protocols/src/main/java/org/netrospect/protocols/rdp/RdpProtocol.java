package org.netrospect.protocols.rdp;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** The Remote Desktop Protocol ([MS-RDPBCGR]): recognised by its connection request, or by what follows inside TLS. */
public final class RdpProtocol implements Protocol {
    private static final int FIXED = 11;
    private static final int NEGOTIATION_REQUEST = 1;

    @Override
    public String name() {
        return "rdp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(3389);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client();
        if (bytes.length() == 0) {
            return opening.server().length() == 0 ? Recognition.MORE : Recognition.NO;
        }
        if (bytes.u8(0) != 3 || bytes.u8(1) != 0) {
            return Recognition.NO;
        }
        int code = bytes.u8(5);
        if (code == 0xf0) {
            // a connection of T.125 begins, as it does inside TLS
            return bytes.u8(7) == 0x7f && bytes.u8(8) == 0x65 ? Recognition.YES : Recognition.NO;
        }
        if (code != 0xe0 || bytes.u8(4) + 5 != bytes.u16(2)) {
            return Recognition.NO;
        }
        int length = bytes.u16(2);
        if (length == FIXED) {
            return Recognition.UNSURE;
        }
        int first = bytes.u8(FIXED);
        boolean negotiation = first == NEGOTIATION_REQUEST && bytes.u8(FIXED + 2) == 8 && bytes.u8(FIXED + 3) == 0;
        boolean cookie = first == 'C' && bytes.latin1(FIXED, 8).equals("Cookie: ");
        if (negotiation || cookie) {
            return Recognition.YES;
        }
        // a routing token, or nothing, in a line
        return bytes.u8(length - 2) == '\r' && bytes.u8(length - 1) == '\n' ? Recognition.UNSURE : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new RdpAnalyzer(context);
    }
}
