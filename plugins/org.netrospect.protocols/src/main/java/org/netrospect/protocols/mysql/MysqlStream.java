package org.netrospect.protocols.mysql;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FramedStreams;

/** Packets of both directions: three bytes of length, a number, content. */
record MysqlStream(MysqlSession session) implements FramedStreams.Reader {
    private static final int HEADER = 4;
    /** Bytes kept of a statement. */
    private static final int LARGEST_REQUEST = 1 << 16;
    /** Bytes kept of an answer: greetings and errors are short, rows are only counted. */
    private static final int LARGEST_ANSWER = 1 << 12;

    static Analyzer of(SessionContext context) {
        return new FramedStreams(context, "MySQL", LARGEST_REQUEST, LARGEST_ANSWER,
                new MysqlStream(new MysqlSession(context)));
    }

    @Override
    public long length(boolean fromClient, ByteWindow begin) {
        return begin.length() < HEADER ? -1 : HEADER + (begin.u8(0) | begin.u8(1) << 8 | begin.u8(2) << 16);
    }

    @Override
    public void frame(boolean fromClient, ByteWindow begin, long length) {
        ByteWindow content = begin.slice(HEADER, begin.length() - HEADER);
        if (fromClient) {
            session.client(begin.u8(3), content);
        } else {
            session.server(content, length - HEADER);
        }
    }

    @Override
    public boolean handsOver() {
        return session.tls();
    }

    @Override
    public void end() {
        session.end();
    }
}
