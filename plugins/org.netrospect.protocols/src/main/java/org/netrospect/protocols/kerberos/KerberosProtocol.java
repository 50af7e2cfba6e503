package org.netrospect.protocols.kerberos;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.frame.FramedStreams;

/** Kerberos version 5 between clients and the key distribution centre, over UDP and TCP (RFC 4120, section 7.2). */
public final class KerberosProtocol implements Protocol {
    /** Bytes kept of a message: tickets of users in very many groups have 64 KB. */
    private static final int LARGEST = 1 << 17;
    private static final int LENGTH = 4;

    @Override
    public String name() {
        return "kerberos";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP, IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(88);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        int at = opening.datagrams() ? 0 : LENGTH;
        if (at > 0 && bytes.length() > 0 && bytes.u8(0) != 0) {
            return Recognition.NO;
        }
        int tag = bytes.u8(at);
        boolean request = tag == 0x6a || tag == 0x6c;
        if (!request && tag != 0x6b && tag != 0x6d && tag != 0x7e) {
            return Recognition.NO;
        }
        // the length, the sequence with its length, then the version number 5
        int sequence = behindLength(bytes, at);
        if (bytes.u8(sequence) != 0x30) {
            return Recognition.NO;
        }
        int version = behindLength(bytes, sequence);
        return bytes.u8(version) == (request ? 0xa1 : 0xa0) && bytes.u8(version + 1) == 3
                && bytes.u24(version + 2) == 0x020105 ? Recognition.YES : Recognition.NO;
    }

    private static int behindLength(ByteWindow bytes, int at) {
        int length = bytes.u8(at + 1);
        return at + 2 + (length < 128 ? 0 : length & 7);
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        KerberosSession session = new KerberosSession(context);
        return context.session().protocol() == IpProtocol.TCP
                ? new FramedStreams(context, "Kerberos", LARGEST, new Stream(context, session))
                : new Datagrams(context, "Kerberos message", session);
    }

    /** Messages with their length in front (RFC 4120, section 7.2.2). */
    private record Stream(SessionContext context, KerberosSession session) implements FramedStreams.Reader {
        @Override
        public long length(boolean fromClient, ByteWindow begin) {
            return begin.length() < LENGTH ? -1 : LENGTH + begin.u32(0);
        }

        @Override
        public void frame(boolean fromClient, ByteWindow begin, long length) {
            if (begin.length() < length) {
                context.irregularity("message not whole",
                        "A Kerberos message of " + length + " bytes is not whole and was left out.");
            } else if (length > LENGTH) {
                session.datagram(fromClient, begin.slice(LENGTH, begin.length() - LENGTH));
            }
        }

        @Override
        public void end() {
            session.end();
        }
    }
}
