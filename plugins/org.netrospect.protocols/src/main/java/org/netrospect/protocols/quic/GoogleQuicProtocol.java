package org.netrospect.protocols.quic;

import java.util.Locale;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** QUIC as Google had it before it was a standard: versions Q024 to Q050, the first of which greet in clear. */
public final class GoogleQuicProtocol implements Protocol {
    private static final int SHORTEST = 20;
    private static final int LONG_HEADER = 0x80;
    private static final int HAS_VERSION = 1;
    private static final int HAS_ID = 8;
    private static final int ID = 8;

    @Override
    public String name() {
        return "gquic";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Set<Integer> usualPorts() {
        return Set.of(443, 80);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        return bytes.length() >= SHORTEST && versionAt(bytes) > 0 ? Recognition.YES : Recognition.NO;
    }

    /** Offset of the version; 0 if a packet has none. */
    static int versionAt(ByteWindow bytes) {
        int flags = bytes.u8(0);
        int at = (flags & LONG_HEADER) != 0 ? 1 : (flags & HAS_VERSION) == 0 ? 0
                : (flags & HAS_ID) != 0 ? 1 + ID : 1;
        if (at == 0 || at + 4 > bytes.length() || bytes.u8(at) != 'Q' || bytes.u8(at + 1) != '0') {
            return 0;
        }
        return digit(bytes.u8(at + 2)) && digit(bytes.u8(at + 3)) ? at : 0;
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The version as it is called, in capitals. */
    static String version(ByteWindow bytes, int at) {
        return bytes.latin1(at, 4).toUpperCase(Locale.ROOT);
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new GoogleQuicSession(context);
    }
}
