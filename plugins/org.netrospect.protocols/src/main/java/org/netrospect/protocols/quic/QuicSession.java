package org.netrospect.protocols.quic;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Announcement;
import org.netrospect.core.session.HostPair;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.session.SessionEnd;

/** Finds out which connection the datagrams of a session belong to: one of its own, or one that came from elsewhere. */
final class QuicSession implements Analyzer {
    /** Datagrams of an unknown connection after which it is not sought any more. */
    private static final int MOST_SOUGHT = 8;

    private final SessionContext context;
    private final KnownConnections known;
    private QuicConnection connection;
    private boolean own = true;
    /** Whether the client of the session is the server of the connection. */
    private boolean turned;
    private boolean begun;
    private int sought;
    private int ends;

    QuicSession(SessionContext context, StreamsReader.Factory http3) {
        this.context = context;
        known = context.shared(KnownConnections.class, KnownConnections::new);
        connection = new QuicConnection(context, http3, known);
    }

    @Override
    public void data(boolean fromClient, ByteWindow datagram) {
        if (own && !begun && sought < MOST_SOUGHT && datagram.length() > 0) {
            if (datagram.u8(0) >= 0x80) {
                begun = true;
                if (context.secrets().isEmpty()) {
                    announce(context);
                }
            } else {
                seek(fromClient, datagram);
            }
        }
        connection.datagram(context, fromClient != turned, datagram);
    }

    /** Who goes on from another address does so with the same server; of several the last counts. */
    static void announce(SessionContext context) {
        context.announced(new Announcement(context.session(), HostPair.of(context.session()),
                SessionEnd.server(context.session()), context.time()));
    }

    private void seek(boolean fromClient, ByteWindow datagram) {
        Optional<KnownConnections.Found> found = known.find(datagram);
        if (found.isPresent()) {
            own = false;
            connection = found.get().connection();
            turned = found.get().toServer() != fromClient;
            connection.goesOn(context, found.get().id());
        } else if (sought++ == 0) {
            context.unexplained();
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        connection.gap();
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            connection.left(context);
        }
    }

    @Override
    public boolean resting() {
        return connection.finished();
    }
}
