package org.netrospect.protocols.rdp;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.tpkt.TransportReader;

/** Reads the beginning of a connection; then it is TLS, or encrypted in RDP's own way, or pictures and input. */
final class RdpAnalyzer implements Analyzer {
    /** A connection is set up with fewer packets of a side. */
    private static final int MOST_PACKETS = 64;

    private final SessionContext context;
    private final RdpConnection connection;
    private final TransportReader[] readers = {new TransportReader(new Side(true)),
        new TransportReader(new Side(false))};
    private final boolean[] unread = new boolean[2];
    private final int[] packets = new int[2];
    private Optional<Analyzer> inner = Optional.empty();
    private boolean protectedBegins;
    private int ends;

    /** One direction. */
    private final class Side implements TransportReader.Taker {
        private final boolean fromClient;

        Side(boolean fromClient) {
            this.fromClient = fromClient;
        }

        @Override
        public void connection(int code, ByteWindow parameters) {
            if (code == TransportReader.CONNECTION_REQUEST && fromClient) {
                connection.request(parameters);
            } else if (code == TransportReader.CONNECTION_CONFIRM && !fromClient) {
                protectedBegins = connection.confirm(parameters);
            }
        }

        @Override
        public void data(ByteWindow data) {
            int side = fromClient ? 0 : 1;
            try {
                unread[side] = connection.data(fromClient, data) || ++packets[side] > MOST_PACKETS;
            } catch (MalformedInput e) {
                unread[side] = true;
                context.irregularity("RDP message not understood", "A message of RDP " + e.getMessage()
                        + "; what follows it was not read.");
            }
        }
    }

    RdpAnalyzer(SessionContext context) {
        this.context = context;
        connection = new RdpConnection(context);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        int side = fromClient ? 0 : 1;
        int at = 0;
        while (at < bytes.length()) {
            if (inner.isPresent()) {
                inner.get().data(fromClient, bytes.slice(at, bytes.length() - at));
                return;
            }
            // pictures and input have shorter headers, which begin with another byte
            if (unread[side] || readers[side].between() && bytes.u8(at) != 3) {
                unread[side] = true;
                return;
            }
            at = readers[side].take(bytes, at);
            if (protectedBegins) {
                inner = Optional.of(context.inner(IpProtocol.TCP));
            }
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        int side = fromClient ? 0 : 1;
        if (inner.isPresent()) {
            inner.get().gap(fromClient, length);
        } else if (!unread[side] && !readers[side].gap(length)) {
            unread[side] = true;
        }
    }

    @Override
    public void end(boolean fromClient) {
        inner.ifPresent(it -> it.end(fromClient));
        if (++ends == 2) {
            connection.end();
        }
    }

    @Override
    public boolean done() {
        return inner.map(Analyzer::done).orElse(unread[0] && unread[1] && connection.told());
    }
}
