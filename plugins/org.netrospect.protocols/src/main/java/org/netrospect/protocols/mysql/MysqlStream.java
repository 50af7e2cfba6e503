package org.netrospect.protocols.mysql;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;

/** Cuts both directions into packets: three bytes of length, a number, content. One thread. */
final class MysqlStream implements Analyzer {
    private static final int HEADER = 4;
    /** Bytes kept of a statement. */
    private static final int LARGEST_REQUEST = 1 << 16;
    /** Bytes kept of an answer: greetings and errors are short, rows are only counted. */
    private static final int LARGEST_ANSWER = 1 << 12;

    private final SessionContext context;
    private final MysqlSession session;
    private final FrameReader client;
    private final FrameReader server;
    private final boolean[] lost = new boolean[2];
    private Optional<Analyzer> inner = Optional.empty();

    MysqlStream(SessionContext context) {
        this.context = context;
        session = new MysqlSession(context);
        client = new FrameReader(MysqlStream::length, LARGEST_REQUEST,
                (begin, length) -> session.client(begin.u8(3), content(begin)));
        server = new FrameReader(MysqlStream::length, LARGEST_ANSWER,
                (begin, length) -> session.server(content(begin), length - HEADER));
    }

    private static ByteWindow content(ByteWindow packet) {
        return packet.slice(HEADER, packet.length() - HEADER);
    }

    private static long length(ByteWindow begin) {
        return begin.length() < HEADER ? -1 : HEADER + (begin.u8(0) | begin.u8(1) << 8 | begin.u8(2) << 16);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        int at = 0;
        while (at < bytes.length() && inner.isEmpty()) {
            if (lost[fromClient ? 0 : 1]) {
                return;
            }
            at = (fromClient ? client : server).take(bytes, at);
            if (session.tls()) {
                inner = Optional.of(context.inner(IpProtocol.TCP));
            }
        }
        if (at < bytes.length()) {
            inner.get().data(fromClient, bytes.slice(at, bytes.length() - at));
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if (inner.isPresent()) {
            inner.get().gap(fromClient, length);
        } else if (!lost[fromClient ? 0 : 1] && !(fromClient ? client : server).gap(length)) {
            lost[fromClient ? 0 : 1] = true;
            context.irregularity("bytes missing",
                    "Bytes of a MySQL stream are missing; what stands behind them is not read.");
        }
    }

    @Override
    public void end(boolean fromClient) {
        inner.ifPresent(analyzer -> analyzer.end(fromClient));
        if (!fromClient) {
            session.end();
        }
    }
}
