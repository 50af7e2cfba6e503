package org.netrospect.protocols.quic;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** QUIC versions 1 and 2 and late drafts (RFC 9000, 9001, 9369). */
public final class QuicProtocol implements Protocol {
    private final StreamsReader.Factory http3;

    /** @param http3 reads HTTP/3 where keys are known */
    public QuicProtocol(StreamsReader.Factory http3) {
        this.http3 = http3;
    }

    @Override
    public String name() {
        return "quic";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(443);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        if (bytes.length() < 21) {
            return Recognition.NO;
        }
        if ((bytes.u8(0) & 0x80) == 0) {
            // a short header: joined later
            return (bytes.u8(0) & 0x40) != 0 ? Recognition.UNSURE : Recognition.NO;
        }
        int version = bytes.i32(1);
        int destination = bytes.u8(5);
        if (destination > QuicPacket.LONGEST_ID || bytes.u8(6 + destination) > QuicPacket.LONGEST_ID) {
            return Recognition.NO;
        }
        if (QuicPacket.known(version)) {
            return (bytes.u8(0) & 0x40) != 0 ? Recognition.YES : Recognition.UNSURE;
        }
        // a version nobody knows asks for negotiation (RFC 9000, section 15)
        return (version & 0x0f0f0f0f) == 0x0a0a0a0a && opening.first() >= 1200 ? Recognition.YES : Recognition.UNSURE;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new QuicSession(context, http3);
    }
}
