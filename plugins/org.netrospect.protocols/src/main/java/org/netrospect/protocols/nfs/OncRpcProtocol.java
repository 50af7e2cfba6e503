package org.netrospect.protocols.nfs;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.frame.FramedStreams;

/** Remote procedure calls of Sun over UDP and, in records, TCP (RFC 5531, section 11). */
public final class OncRpcProtocol implements Protocol {
    private static final int MARK = 4;
    private static final int FIRST_PROGRAM = 100000;
    private static final int LAST_PROGRAM = 0x5fff_ffff;
    private static final int LONGEST_CREDENTIAL = 400;

    @Override
    public String name() {
        return "oncrpc";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP, IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(111, 2049);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        int at = opening.datagrams() ? 0 : MARK;
        if (at > 0 && (bytes.u8(0) & 0x7f) != 0) {
            return Recognition.NO;
        }
        long type = bytes.u32(at + 4);
        if (type == 1) {
            // a reply, its call was before the capture
            return bytes.u32(at + 8) <= 1 && bytes.u32(at + 16) <= LONGEST_CREDENTIAL ? Recognition.UNSURE
                    : Recognition.NO;
        }
        if (type != 0 || bytes.u32(at + 8) != 2) {
            return Recognition.NO;
        }
        long program = bytes.u32(at + 12);
        boolean call = program >= FIRST_PROGRAM && program <= LAST_PROGRAM && bytes.u32(at + 16) < 100
                && bytes.u32(at + 20) < 1000 && bytes.u32(at + 28) <= LONGEST_CREDENTIAL;
        return call ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        OncRpcSession session = new OncRpcSession(context);
        return context.session().protocol() == IpProtocol.UDP ? new Datagrams(context, "remote procedure call", session)
                : new FramedStreams(context, "remote procedure calls", Records.LARGEST, new Records(context, session));
    }

    /** Records of fragments; the last one of a record has the highest bit of its length set. */
    private static final class Records implements FramedStreams.Reader {
        /** Bytes kept of a record: clients read and write at most 1 MB at a time. */
        private static final int LARGEST = (1 << 20) + (1 << 16);
        private static final int LAST = 0x80;

        private final SessionContext context;
        private final OncRpcSession session;
        private final ByteArrayOutputStream[] before = {new ByteArrayOutputStream(0), new ByteArrayOutputStream(0)};

        Records(SessionContext context, OncRpcSession session) {
            this.context = context;
            this.session = session;
        }

        @Override
        public long length(boolean fromClient, ByteWindow begin) {
            if (begin.length() < MARK) {
                return -1;
            }
            long length = begin.u32(0) & 0x7fff_ffffL;
            if (length > 1 << 26) {
                throw new MalformedInput("a record of remote procedure calls has " + length + " bytes");
            }
            return MARK + length;
        }

        @Override
        public void frame(boolean fromClient, ByteWindow begin, long length) {
            ByteArrayOutputStream pieces = before[fromClient ? 0 : 1];
            boolean last = (begin.u8(0) & LAST) != 0;
            ByteWindow body = begin.slice(MARK, begin.length() - MARK);
            boolean whole = begin.length() == length && pieces.size() + body.length() <= LARGEST;
            if (!whole) {
                pieces.reset();
                context.irregularity("message not whole", "A remote procedure call is too long, or bytes of it are "
                        + "missing; it was left out.");
            } else if (last && pieces.size() == 0) {
                message(fromClient, body);
            } else {
                pieces.write(body.array(), body.arrayOffset(), body.length());
                if (last) {
                    byte[] all = pieces.toByteArray();
                    pieces.reset();
                    message(fromClient, new ByteWindow(all, 0, all.length));
                }
            }
        }

        private void message(boolean fromClient, ByteWindow message) {
            if (message.length() >= 8) {
                session.datagram(fromClient, message);
            }
        }

        @Override
        public void lost(boolean fromClient, long length) {
            before[fromClient ? 0 : 1].reset();
        }

        /** A record mostly begins with a segment. */
        @Override
        public boolean begins(boolean fromClient, ByteWindow bytes) {
            return bytes.length() >= MARK + 8 && bytes.u8(0) == LAST && bytes.u32(8) == (fromClient ? 0 : 1);
        }

        @Override
        public void end() {
            session.end();
        }
    }
}
