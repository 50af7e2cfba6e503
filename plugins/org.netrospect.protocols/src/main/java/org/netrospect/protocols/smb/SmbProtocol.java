package org.netrospect.protocols.smb;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** SMB over NetBIOS sessions (RFC 1002, 4.3) or TCP alone ([MS-SMB2] 2.1). */
public final class SmbProtocol implements Protocol {
    private static final int SESSION_ACCEPTED = 0x82;

    @Override
    public String name() {
        return "smb";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(139, 445);
    }

    @Override
    public Recognition recognise(Opening opening) {
        Recognition client = recognise(opening.client());
        return client == Recognition.MORE && opening.server().length() > 0 ? recognise(opening.server()) : client;
    }

    private static Recognition recognise(ByteWindow bytes) {
        if (bytes.length() == 0) {
            return Recognition.MORE;
        }
        int type = bytes.u8(0);
        if (type == 0x81 && bytes.u8(1) < 2 && bytes.u16(2) >= 68 && bytes.u16(2) < 200 && bytes.u8(4) == 32) {
            return Recognition.YES;
        }
        if (type == SESSION_ACCEPTED && bytes.i32(0) == SESSION_ACCEPTED << 24) {
            // the other side is in no capture
            return bytes.length() < 8 ? Recognition.MORE : recognise(bytes.slice(4, bytes.length() - 4));
        }
        if (type != 0) {
            return Recognition.NO;
        }
        int magic = bytes.i32(4);
        return magic == SmbMessages.SMB1 || magic == SmbMessages.SMB2 || magic == SmbMessages.ENCRYPTED
                ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new SmbAnalyzer(context);
    }
}
