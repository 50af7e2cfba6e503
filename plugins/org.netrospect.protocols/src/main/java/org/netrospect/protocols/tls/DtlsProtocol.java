package org.netrospect.protocols.tls;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** DTLS 1.0 to 1.3 (RFC 4347, 6347, 9147). */
public final class DtlsProtocol implements Protocol {
    private final Certificates certificates = new Certificates();

    @Override
    public String name() {
        return "dtls";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(443, 853, 2221, 4433, 5061, 5684);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        if (bytes.length() < DtlsSession.HEADER || !record(bytes, 0)
                || bytes.u16(11) > opening.first() - DtlsSession.HEADER) {
            return Recognition.NO;
        }
        return Recognition.YES;
    }

    /** Whether a plain record's header can stand at an offset. */
    static boolean record(ByteWindow bytes, int at) {
        int version = bytes.u16(at + 1);
        return bytes.u8(at) >= RecordReader.CHANGE_CIPHER_SPEC && bytes.u8(at) <= RecordReader.HEARTBEAT
                && (version == 0xfeff || version == 0xfefd || version == 0x0100);
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new DtlsSession(context, certificates);
    }
}
