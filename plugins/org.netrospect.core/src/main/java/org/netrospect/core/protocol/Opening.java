package org.netrospect.core.protocol;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Session;

/**
 * The first bytes of a session.
 *
 * @param session to read from; its {@code protocol()} says whether {@link #client} and {@link #server} are streams or
 *        the first datagrams one behind the other
 * @param client what the client sent first, at most {@link #MOST} bytes, perhaps none
 * @param server what the server sent first
 * @param first length of the first datagram or segment, of whichever side
 */
public record Opening(Session session, ByteWindow client, ByteWindow server, int first) {
    /** Bytes of each direction that are kept for recognition. */
    public static final int MOST = 2048;

    /** Whether the session carries datagrams. */
    public boolean datagrams() {
        return session.protocol() != IpProtocol.TCP;
    }

    /** Whether the client's bytes begin with a text. */
    public boolean clientStarts(String text) {
        return starts(client, text);
    }

    /** Whether the server's bytes begin with a text. */
    public boolean serverStarts(String text) {
        return starts(server, text);
    }

    private static boolean starts(ByteWindow bytes, String text) {
        if (bytes.length() < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes.u8(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
