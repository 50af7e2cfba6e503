package org.netrospect.protocols.bittorrent;

import java.util.HexFormat;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;
import org.netrospect.protocols.frame.FrameReader;

/** Reads the messages between two peers. One thread. */
final class PeerSession implements Analyzer {
    private static final int HANDSHAKE = 68;
    private static final int LENGTH = 4;
    private static final int PIECE = 7;
    private static final int PORT = 9;
    private static final int EXTENDED = 20;
    /** Bytes kept of a message: those that are read are short. */
    private static final int KEPT = 4096;
    /** No peer sends longer messages; a length beyond is not one. */
    private static final int LONGEST = 1 << 21;
    private static final EventKind CONNECTION = EventKind.of("bittorrent", "connection");
    private static final EventKind SOFTWARE = EventKind.fact("bittorrent", Tables.SOFTWARE);

    private final SessionContext context;
    private final Peer client = new Peer(true);
    private final Peer server = new Peer(false);
    private Optional<Mark> begin = Optional.empty();
    private int ends;
    private boolean told;

    /** One side. */
    private final class Peer {
        private final boolean isClient;
        private final FrameReader frames;
        private boolean greeted;
        private boolean lost;
        private String infoHash = "";
        private String peerId = "";
        private String software = "";
        private long pieceBytes;
        private int dhtPort;

        Peer(boolean isClient) {
            this.isClient = isClient;
            frames = new FrameReader(this::length, KEPT, this::frame);
        }

        private long length(ByteWindow bytes) {
            if (!greeted) {
                return bytes.length() < BittorrentProtocol.BEGIN.length() ? -1 : greeting(bytes);
            }
            // what is longer than any message breaks off the reading, and is encrypted or out of step
            return bytes.length() < LENGTH ? -1 : bytes.u32(0) > LONGEST ? 0 : LENGTH + bytes.u32(0);
        }

        private long greeting(ByteWindow bytes) {
            return bytes.latin1(0, BittorrentProtocol.BEGIN.length()).equals(BittorrentProtocol.BEGIN) ? HANDSHAKE : 0;
        }

        private void frame(ByteWindow bytes, long length) {
            if (!greeted) {
                greeted = true;
                infoHash = HexFormat.of().formatHex(bytes.bytes(28, 20));
                PeerId id = PeerId.of(bytes.bytes(48, 20));
                peerId = id.text();
                tellSoftware(id.product(), id.version(), "BitTorrent peer id");
            } else if (length > LENGTH) {
                message(bytes, length);
            }
        }

        private void message(ByteWindow bytes, long length) {
            int type = bytes.u8(LENGTH);
            if (type == PIECE) {
                pieceBytes += Math.max(length - LENGTH - 9, 0);
            } else if (type == PORT) {
                dhtPort = bytes.u16(LENGTH + 1);
            } else if (type == EXTENDED && bytes.u8(LENGTH + 1) == 0) {
                software = Bencoded.text(bytes, LENGTH + 2, "v");
            }
        }

        private void tellSoftware(String product, String version, String source) {
            if (product.isEmpty()) {
                return;
            }
            Session s = context.session();
            IpAddress address = isClient ? new IpAddress(s.ipVersion(), s.clientHigh(), s.clientLow())
                    : new IpAddress(s.ipVersion(), s.serverHigh(), s.serverLow());
            context.event(context.mark(), SOFTWARE, product, new Details().put("addr", address)
                    .put("product", product).put("version", version).put("source", source));
        }

        private void put(Details details, String side) {
            details.put(side + "_peer_id", peerId).put(side + "_software", software);
            if (greeted) {
                details.put(side + "_piece_bytes", pieceBytes);
            }
            if (dhtPort > 0) {
                details.put(side + "_dht_port", dhtPort);
            }
        }
    }

    PeerSession(SessionContext context) {
        this.context = context;
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (begin.isEmpty()) {
            begin = Optional.of(context.mark());
        }
        Peer peer = fromClient ? client : server;
        if (!peer.lost) {
            try {
                peer.frames.data(bytes);
            } catch (MalformedInput e) {
                // what is known of the peers is told before the session is given up
                tell();
                throw e;
            }
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        Peer peer = fromClient ? client : server;
        if (!peer.lost && !peer.frames.gap(length)) {
            peer.lost = true;
            context.irregularity("BitTorrent out of step", length + " bytes are missing where a message of BitTorrent "
                    + "says how long it is; the further messages of this direction are not read.");
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            tell();
        }
    }

    private void tell() {
        if (told) {
            return;
        }
        told = true;
        String hash = client.infoHash.isEmpty() ? server.infoHash : client.infoHash;
        Details details = new Details().put("info_hash", hash);
        client.put(details, "client");
        server.put(details, "server");
        context.event(begin.orElseGet(context::mark), CONNECTION, hash, details);
    }
}
