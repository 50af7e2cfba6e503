package org.netrospect.protocols.mongodb;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** MongoDB: recognised by the header of its messages and what the operation must have behind it. */
public final class MongodbProtocol implements Protocol {
    static final int HEADER = 16;
    static final int REPLY = 1;
    static final int UPDATE = 2001;
    static final int INSERT = 2002;
    static final int QUERY = 2004;
    static final int GET_MORE = 2005;
    static final int DELETE = 2006;
    static final int KILL_CURSORS = 2007;
    static final int COMPRESSED = 2012;
    static final int MESSAGE = 2013;
    /** The server's own limit is 48 MB. */
    static final int LONGEST = 1 << 26;

    @Override
    public String name() {
        return "mongodb";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(27017, 27018, 27019);
    }

    @Override
    public Recognition recognise(Opening opening) {
        boolean client = opening.client().length() > 0;
        ByteWindow b = client ? opening.client() : opening.server();
        long length = b.u32le(0);
        int operation = b.i32le(12);
        if (length < HEADER + 4 || length > LONGEST || name(operation).isEmpty()) {
            return Recognition.NO;
        }
        return switch (operation) {
            // flags that must be understood, then a section that is one document
            case MESSAGE -> (b.u16le(16) & ~3) == 0 && b.u8(20) <= 1 ? Recognition.YES : Recognition.NO;
            case QUERY -> b.u32le(16) < 256 && b.u8(20) > ' ' ? Recognition.YES : Recognition.NO;
            case COMPRESSED -> !name(b.i32le(16)).isEmpty() && b.u8(24) <= 3 ? Recognition.YES : Recognition.NO;
            case REPLY -> client ? Recognition.NO : Recognition.UNSURE;
            default -> Recognition.UNSURE;
        };
    }

    /** "" for an operation that is not known. */
    static String name(int operation) {
        return switch (operation) {
            case REPLY -> "reply";
            case UPDATE -> "update";
            case INSERT -> "insert";
            case QUERY -> "query";
            case GET_MORE -> "getMore";
            case DELETE -> "delete";
            case KILL_CURSORS -> "killCursors";
            case COMPRESSED -> "compressed";
            case MESSAGE -> "message";
            default -> "";
        };
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new MongodbSession(context);
    }
}
