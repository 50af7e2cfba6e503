package org.netrospect.protocols.tds;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FramedStreams;

/** Packets of both directions: joins them to messages, and hands over what is TLS. One thread. */
final class TdsStream implements FramedStreams.Reader {
    private static final int HEADER = 8;
    private static final int LAST = 1;
    /** Bytes kept of a message: of a statement its beginning, of an answer its first tokens. */
    private static final int LARGEST = 1 << 16;
    private static final int TLS_FIRST = 0x14;
    private static final int TLS_LAST = 0x17;

    private final SessionContext context;
    private final TdsSession session;
    private final ByteArrayOutputStream[] messages = {new ByteArrayOutputStream(0), new ByteArrayOutputStream(0)};
    private Optional<Analyzer> inner = Optional.empty();

    private TdsStream(SessionContext context) {
        this.context = context;
        session = new TdsSession(context);
    }

    static Analyzer of(SessionContext context) {
        return new FramedStreams(context, "TDS", LARGEST, new TdsStream(context));
    }

    private static boolean tls(ByteWindow bytes, int at) {
        return bytes.length() > at + 1 && bytes.u8(at) >= TLS_FIRST && bytes.u8(at) <= TLS_LAST
                && bytes.u8(at + 1) == 3;
    }

    @Override
    public long length(boolean fromClient, ByteWindow begin) {
        if (begin.u8(0) >= TLS_FIRST && begin.u8(0) <= TLS_LAST) {
            return begin.length() < 5 ? -1 : 5 + begin.u16(3);
        }
        if (begin.length() < HEADER) {
            return -1;
        }
        if (begin.u16(2) < HEADER || begin.u8(0) > TdsProtocol.PRELOGIN) {
            throw new MalformedInput("a packet of TDS has type " + begin.u8(0) + " and " + begin.u16(2) + " bytes");
        }
        return begin.u16(2);
    }

    @Override
    public void frame(boolean fromClient, ByteWindow begin, long length) {
        if (begin.length() < length) {
            messages[fromClient ? 0 : 1].reset();
            return;
        }
        if (tls(begin, 0)) {
            encrypted(fromClient, begin);
        } else if (begin.u8(0) == TdsProtocol.PRELOGIN && tls(begin, HEADER)) {
            // the handshake is wrapped in packets ([MS-TDS] 2.2.6.5)
            encrypted(fromClient, begin.slice(HEADER, begin.length() - HEADER));
        } else {
            plain(fromClient, begin);
        }
    }

    private void encrypted(boolean fromClient, ByteWindow bytes) {
        if (inner.isEmpty()) {
            inner = Optional.of(context.inner(IpProtocol.TCP));
        }
        inner.get().data(fromClient, bytes);
    }

    private void plain(boolean fromClient, ByteWindow packet) {
        ByteArrayOutputStream message = messages[fromClient ? 0 : 1];
        int more = Math.min(packet.length() - HEADER, LARGEST - message.size());
        message.write(packet.array(), packet.arrayOffset() + HEADER, more);
        if ((packet.u8(1) & LAST) != 0) {
            byte[] all = message.toByteArray();
            message.reset();
            session.message(fromClient, packet.u8(0), new ByteWindow(all, 0, all.length));
        }
    }

    @Override
    public void lost(boolean fromClient, long length) {
        inner.ifPresent(analyzer -> analyzer.gap(fromClient, length));
    }

    @Override
    public void end() {
        inner.ifPresent(analyzer -> {
            analyzer.end(true);
            analyzer.end(false);
        });
        session.end();
    }
}
