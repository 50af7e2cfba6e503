package org.netrospect.protocols.postgresql;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FramedStreams;

/** Messages of both directions: a letter, a length, content; the first ones without a letter. */
record PostgresqlStream(PostgresqlSession session) implements FramedStreams.Reader {
    private static final int LARGEST_REQUEST = 1 << 16;
    private static final int LARGEST_ANSWER = 1 << 12;
    private static final long LONGEST = 1L << 30;

    static Analyzer of(SessionContext context) {
        return new FramedStreams(context, "PostgreSQL", LARGEST_REQUEST, LARGEST_ANSWER,
                new PostgresqlStream(new PostgresqlSession(context)));
    }

    @Override
    public long length(boolean fromClient, ByteWindow begin) {
        if (fromClient) {
            return session.starting() ? length(begin, 0) : length(begin, 1);
        }
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

    @Override
    public void frame(boolean fromClient, ByteWindow begin, long length) {
        if (!fromClient && begin.length() == 1) {
            session.encryption(begin.u8(0));
        } else if (!fromClient) {
            session.server(begin.u8(0), begin.slice(5, begin.length() - 5));
        } else if (session.starting()) {
            session.start(begin.slice(4, begin.length() - 4));
        } else {
            session.client(begin.u8(0), begin.slice(5, begin.length() - 5));
        }
    }

    @Override
    public boolean handsOver() {
        return session.encrypted();
    }

    @Override
    public void end() {
        session.end();
    }
}
