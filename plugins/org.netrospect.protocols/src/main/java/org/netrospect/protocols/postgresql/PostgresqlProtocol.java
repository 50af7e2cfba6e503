package org.netrospect.protocols.postgresql;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** PostgreSQL: the client begins, with the version of the protocol or a request for encryption. */
public final class PostgresqlProtocol implements Protocol {
    static final int SSL_REQUEST = 80_877_103;
    static final int GSS_REQUEST = 80_877_104;
    static final int CANCEL_REQUEST = 80_877_102;
    static final int VERSION_3 = 3;
    private static final int LONGEST_STARTUP = 10_000;

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(5432);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client();
        if (bytes.length() == 0) {
            return opening.server().length() == 0 ? Recognition.MORE : Recognition.NO;
        }
        if (bytes.u8(0) != 0) {
            return Recognition.NO;
        }
        long length = bytes.u32(0);
        if (length < 8 || length > LONGEST_STARTUP) {
            return Recognition.NO;
        }
        int code = bytes.i32(4);
        if (code == SSL_REQUEST || code == GSS_REQUEST) {
            return length == 8 ? Recognition.YES : Recognition.NO;
        }
        if (code == CANCEL_REQUEST) {
            return length == 16 ? Recognition.YES : Recognition.NO;
        }
        // names with values follow, "user" among them, mostly first
        boolean named = code >> 16 == VERSION_3 && bytes.u8(8) >= '_' && bytes.u8(8) <= 'z' && bytes.indexOf(0, 8) > 0;
        return named ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return PostgresqlStream.of(context);
    }
}
