package org.netrospect.protocols.bittorrent;

import java.util.HexFormat;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.repeat.Repeats;

/** Tells what is asked in the table, each question once. One thread. */
final class DhtSession implements Datagrams.Reader {
    private static final int MOST = 256;
    private static final EventKind QUERY = EventKind.of("bittorrent-dht", "query");

    private final SessionContext context;
    private final Repeats repeats;

    DhtSession(SessionContext context) {
        this.context = context;
        repeats = new Repeats(context, MOST);
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow message) {
        if (message.u8(0) != 'd') {
            throw new MalformedInput("does not begin as one");
        }
        int arguments = Bencoded.find(message, 0, "a");
        String query = Bencoded.text(message, 0, "q");
        if (arguments < 0 || query.isEmpty()) {
            return;
        }
        String node = hex(message, arguments, "id");
        String hash = hex(message, arguments, query.equals("find_node") ? "target" : "info_hash");
        repeats.seen(context.mark(), QUERY, query + hash + fromClient, hash.isEmpty() ? query : query + " " + hash,
                new Details().put("query", query).put("from", fromClient ? "client" : "server").put("node_id", node)
                        .put(query.equals("find_node") ? "target" : "info_hash", hash));
    }

    private static String hex(ByteWindow message, int dictionary, String key) {
        int at = Bencoded.find(message, dictionary, key);
        return at < 0 ? "" : HexFormat.of().formatHex(Bencoded.string(message, at));
    }

    @Override
    public void end() {
        repeats.end();
    }
}
