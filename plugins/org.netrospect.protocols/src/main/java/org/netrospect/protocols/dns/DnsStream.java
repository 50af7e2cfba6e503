package org.netrospect.protocols.dns;

import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** DNS over TCP: each message behind its length (RFC 1035, 4.2.2). */
final class DnsStream implements Analyzer {
    private final SessionContext context;
    private final DnsExchange exchange;
    private final Side client = new Side();
    private final Side server = new Side();
    private int ended;

    /** One direction: at most a message, 64 KB. */
    private static final class Side {
        private byte[] buffer = new byte[0];
        private int have;
        private boolean lost;
    }

    DnsStream(SessionContext context) {
        this.context = context;
        exchange = new DnsExchange(context);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        Side side = fromClient ? client : server;
        int at = 0;
        while (at < bytes.length() && !side.lost) {
            int need = side.have < 2 ? 2 : 2 + length(side);
            int step = Math.min(need - side.have, bytes.length() - at);
            if (side.have + step > side.buffer.length) {
                side.buffer = Arrays.copyOf(side.buffer, Math.max(need, side.have + step));
            }
            System.arraycopy(bytes.array(), bytes.arrayOffset() + at, side.buffer, side.have, step);
            side.have += step;
            at += step;
            if (side.have >= 2 && side.have == 2 + length(side)) {
                int length = length(side);
                side.have = 0;
                if (length > 0) {
                    message(fromClient, new ByteWindow(side.buffer, 2, length));
                }
            }
        }
    }

    private void message(boolean fromClient, ByteWindow bytes) {
        try {
            exchange.message(fromClient, bytes);
        } catch (MalformedInput e) {
            // nobody calls end() afterwards
            exchange.end();
            throw e;
        }
    }

    private static int length(Side side) {
        return (side.buffer[0] & 0xff) << 8 | side.buffer[1] & 0xff;
    }

    @Override
    public void gap(boolean fromClient, long length) {
        Side side = fromClient ? client : server;
        if (side.have != 0 || length != 0) {
            // where the next message begins cannot be known
            side.lost = true;
            context.irregularity("DNS messages left out", "Bytes of the " + (fromClient ? "client" : "server")
                    + " are not in the capture; the DNS messages behind them are not read.");
            if (client.lost && server.lost) {
                exchange.end();
                throw new MalformedInput("bytes of both directions are not in the capture");
            }
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (++ended == 2) {
            exchange.end();
        }
    }
}
