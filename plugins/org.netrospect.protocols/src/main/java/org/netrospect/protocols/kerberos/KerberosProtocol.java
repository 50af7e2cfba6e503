package org.netrospect.protocols.kerberos;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;

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
        return context.session().protocol() == IpProtocol.TCP ? new Stream(context, session) : new Datagrams(session);
    }

    private record Datagrams(KerberosSession session) implements Analyzer {
        @Override
        public void data(boolean fromClient, ByteWindow bytes) {
            session.message(bytes);
        }

        @Override
        public void gap(boolean fromClient, long length) {
            // each datagram is for itself
        }

        @Override
        public void end(boolean fromClient) {
            if (!fromClient) {
                session.unanswered();
            }
        }
    }

    /** Messages with their length in front (RFC 4120, section 7.2.2). */
    private static final class Stream implements Analyzer {
        private final SessionContext context;
        private final KerberosSession session;
        private final FrameReader client;
        private final FrameReader server;
        private final boolean[] lost = new boolean[2];

        Stream(SessionContext context, KerberosSession session) {
            this.context = context;
            this.session = session;
            client = new FrameReader(Stream::length, LARGEST, this::frame);
            server = new FrameReader(Stream::length, LARGEST, this::frame);
        }

        private static long length(ByteWindow begin) {
            return begin.length() < LENGTH ? -1 : LENGTH + begin.u32(0);
        }

        private void frame(ByteWindow begin, long length) {
            if (begin.length() < length) {
                context.irregularity("message not whole",
                        "A Kerberos message of " + length + " bytes is not whole and was left out.");
            } else if (length > LENGTH) {
                session.message(begin.slice(LENGTH, begin.length() - LENGTH));
            }
        }

        @Override
        public void data(boolean fromClient, ByteWindow bytes) {
            if (!lost[fromClient ? 0 : 1]) {
                (fromClient ? client : server).data(bytes);
            }
        }

        @Override
        public void gap(boolean fromClient, long length) {
            if (!lost[fromClient ? 0 : 1] && !(fromClient ? client : server).gap(length)) {
                lost[fromClient ? 0 : 1] = true;
                context.irregularity("bytes missing",
                        "Bytes of a Kerberos stream are missing; the messages behind them are not read.");
            }
        }

        @Override
        public void end(boolean fromClient) {
            if (!fromClient) {
                session.unanswered();
            }
        }
    }
}
