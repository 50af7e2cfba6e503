package org.netrospect.protocols.mysql;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** MySQL and MariaDB: the server begins, with its version. */
public final class MysqlProtocol implements Protocol {
    private static final int SHORTEST_GREETING = 30;
    private static final int LONGEST_GREETING = 1024;
    private static final int LONGEST_VERSION = 100;
    private static final int ERROR = 0xff;

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(3306);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.server();
        if (bytes.length() == 0) {
            ByteWindow client = opening.client();
            // the answer to a greeting that is not in the capture
            return client.length() == 0 ? Recognition.MORE
                    : client.u8(2) == 0 && client.u8(3) <= 1 ? Recognition.UNSURE : Recognition.NO;
        }
        int length = bytes.u8(0) | bytes.u8(1) << 8 | bytes.u8(2) << 16;
        if (length > LONGEST_GREETING || bytes.u8(3) != 0) {
            return length <= LONGEST_GREETING && bytes.u8(3) <= 2 ? Recognition.UNSURE : Recognition.NO;
        }
        if (bytes.u8(4) == ERROR) {
            int code = bytes.u16le(5);
            return code >= 1000 && code < 5000 ? Recognition.YES : Recognition.NO;
        }
        if (bytes.u8(4) != 10 || length < SHORTEST_GREETING || bytes.u8(5) < '0' || bytes.u8(5) > '9') {
            return Recognition.NO;
        }
        int end = bytes.indexOf(0, 5);
        if (end < 0) {
            return bytes.length() > LONGEST_VERSION ? Recognition.NO : Recognition.MORE;
        }
        for (int i = 5; i < end; i++) {
            if (bytes.u8(i) < ' ' || bytes.u8(i) > '~') {
                return Recognition.NO;
            }
        }
        return Recognition.YES;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return MysqlStream.of(context);
    }
}
