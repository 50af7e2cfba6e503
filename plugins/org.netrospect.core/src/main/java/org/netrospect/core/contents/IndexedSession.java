package org.netrospect.core.contents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.packet.Datagram;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.session.SessionWatch;
import org.netrospect.core.session.Sides;

/** Collects what one session contains. One thread. */
final class IndexedSession implements SessionWatch {
    /** Bytes of a file that count: rules look at no more. */
    static final int OF_FILE = 1 << 20;
    /** Bytes that the store takes for an entry beside its filter. */
    private static final int HEAD = 4;

    private final Session session;
    private final long clientHigh;
    private final long clientLow;
    private final int clientPort;
    private Optional<GramSet> grams = Optional.empty();
    private Optional<ClientGrams> client = Optional.empty();
    private Optional<Datagram> packet = Optional.empty();
    private boolean delivered;

    IndexedSession(Session session) {
        this.session = session;
        clientHigh = session.clientHigh();
        clientLow = session.clientLow();
        clientPort = session.clientPort();
    }

    @Override
    public IndexedSession in(SessionContext context) {
        if (grams.isEmpty()) {
            GramRoom room = context.shared(GramRoom.class, GramRoom::new);
            grams = Optional.of(new GramSet(room));
            client = Optional.of(new ClientGrams(room)).filter(its -> session.protocol() == IpProtocol.TCP);
        }
        return this;
    }

    private GramSet grams() {
        return grams.orElseThrow();
    }

    @Override
    public Analyzer around(Optional<Analyzer> protocol) {
        return new Around(protocol);
    }

    @Override
    public void packet(Datagram d, boolean fromClient) {
        packet = Optional.of(d);
        delivered = false;
    }

    /** What has come to the streams as it is was seen there; what was held back, repeated or refused is seen here. */
    @Override
    public void processed(Datagram d, boolean fromClient) {
        if (!delivered && d.protocol != Datagram.ARP) {
            grams().piece(d.data, d.payloadOffset, d.payloadCaptured);
            if (fromClient) {
                client.ifPresent(its -> its.piece(d.data, d.payloadOffset, d.payloadCaptured));
            }
        }
        if (clientHigh != session.clientHigh() || clientLow != session.clientLow()
                || clientPort != session.clientPort()) {
            // it was found out later who is the client
            client.ifPresent(ClientGrams::giveUp);
        }
        packet = Optional.empty();
    }

    @Override
    public void ended() {
        long traffic = session.sbytes() + session.dbytes();
        session.contents(grams().finish(traffic, HEAD, session.largestPayload(), session.ties(), client));
    }

    private void stream(boolean fromClient, ByteWindow bytes) {
        grams().add(fromClient ? 0 : 1, bytes.array(), bytes.arrayOffset(), bytes.length());
        if (fromClient) {
            client.ifPresent(its -> its.add(bytes.array(), bytes.arrayOffset(), bytes.length()));
        }
        if (packet.isPresent()) {
            Datagram d = packet.get();
            delivered |= bytes.array() == d.data && bytes.arrayOffset() <= d.payloadOffset
                    && bytes.arrayOffset() + bytes.length() >= d.payloadOffset + d.payloadCaptured;
        }
    }

    /** Whether bytes lie in the payload of the packet that is being processed, all of which is taken in anyway. */
    private boolean ofPacket(ByteWindow bytes) {
        return packet.filter(d -> bytes.array() == d.data && d.protocol != Datagram.ARP
                && bytes.arrayOffset() >= d.payloadOffset
                && bytes.arrayOffset() + bytes.length() <= d.payloadOffset + d.payloadCaptured).isPresent();
    }

    @Override
    public boolean wanted() {
        return true;
    }

    @Override
    public void buffer(String name, boolean fromClient, ByteWindow bytes) {
        if (grams.isPresent() && !ofPacket(bytes)) {
            grams().piece(bytes.array(), bytes.arrayOffset(), bytes.length());
        }
        if (Sides.areTurned(name, fromClient)) {
            client.ifPresent(ClientGrams::giveUp);
        } else if (fromClient) {
            client.ifPresent(its -> its.piece(bytes.array(), bytes.arrayOffset(), bytes.length()));
        }
    }

    @Override
    public void transactionEnd(String protocol, long number) {
        // buffers are not told apart by transactions
    }

    @Override
    public void file(RecoveredFile file) {
        byte[] name = file.offer().name().getBytes(StandardCharsets.UTF_8);
        grams().piece(name, 0, name.length);
        try {
            byte[] some = new byte[8192];
            long length = Math.min(file.content().length(), OF_FILE);
            grams().broken(GramSet.PIECES);
            for (long at = 0; at < length;) {
                int n = file.content().read(at, some, 0, (int) Math.min(some.length, length - at));
                if (n <= 0) {
                    return;
                }
                grams().add(GramSet.PIECES, some, 0, n);
                at += n;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A file that was received cannot be read for the index: "
                    + e.getMessage(), e);
        }
    }

    private final class Around implements Analyzer {
        private Optional<Analyzer> protocol;

        Around(Optional<Analyzer> protocol) {
            this.protocol = protocol;
        }

        @Override
        public void data(boolean fromClient, ByteWindow bytes) {
            if (session.protocol() == IpProtocol.TCP) {
                stream(fromClient, bytes);
            }
            protocol.ifPresent(p -> p.data(fromClient, bytes));
            protocol = protocol.filter(p -> !p.done());
        }

        @Override
        public void gap(boolean fromClient, long length) {
            grams().broken(fromClient ? 0 : 1);
            if (fromClient) {
                client.ifPresent(ClientGrams::broken);
            }
            protocol.ifPresent(p -> p.gap(fromClient, length));
        }

        @Override
        public void end(boolean fromClient) {
            protocol.ifPresent(p -> p.end(fromClient));
        }
    }
}
