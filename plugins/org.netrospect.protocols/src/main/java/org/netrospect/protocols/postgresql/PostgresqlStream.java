package org.netrospect.protocols.postgresql;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;

/** Cuts both directions into messages: a letter, a length, content; the first ones without a letter. One thread. */
final class PostgresqlStream implements Analyzer {
    private static final int LARGEST_REQUEST = 1 << 16;
    private static final int LARGEST_ANSWER = 1 << 12;
    private static final long LONGEST = 1L << 30;

    private final SessionContext context;
    private final PostgresqlSession session;
    private final FrameReader client;
    private final FrameReader server;
    private final boolean[] lost = new boolean[2];
    private Optional<Analyzer> inner = Optional.empty();

    PostgresqlStream(SessionContext context) {
        this.context = context;
        session = new PostgresqlSession(context);
        client = new FrameReader(this::clientLength, LARGEST_REQUEST, (begin, length) -> fromClient(begin));
        server = new FrameReader(this::serverLength, LARGEST_ANSWER, (begin, length) -> fromServer(begin));
    }

    private long clientLength(ByteWindow begin) {
        return session.starting() ? length(begin, 0) : length(begin, 1);
    }

    private long serverLength(ByteWindow begin) {
        return session.encryptionAsked() && begin.u8(0) != 'E' ? 1 : length(begin, 1);
    }

    private static long length(ByteWindow begin, int at) {
        if (begin.length() < at + 4) {
            return -1;
        }
        long length = begin.u32(at);
        if (length < 4 || length > LONGEST) {
            throw new MalformedInput("a message of PostgreSQL has a length of " + length);
        }
        return at + length;
    }

    private void fromClient(ByteWindow message) {
        if (session.starting()) {
            session.start(message.slice(4, message.length() - 4));
        } else {
            session.client(message.u8(0), message.slice(5, message.length() - 5));
        }
    }

    private void fromServer(ByteWindow message) {
        if (message.length() == 1) {
            session.encryption(message.u8(0));
        } else {
            session.server(message.u8(0), message.slice(5, message.length() - 5));
        }
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        int at = 0;
        while (at < bytes.length() && inner.isEmpty()) {
            if (lost[fromClient ? 0 : 1]) {
                return;
            }
            at = (fromClient ? client : server).take(bytes, at);
            if (session.encrypted()) {
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
                    "Bytes of a PostgreSQL stream are missing; what stands behind them is not read.");
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
