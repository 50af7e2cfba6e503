package org.netrospect.core.session;

import org.netrospect.core.session.TcpEndpoint.State;

/** Derives Zeek's {@code conn_state} from what was seen of both sides. */
final class ConnectionStates {
    private ConnectionStates() {
    }

    static ConnectionState tcp(TcpEndpoint client, TcpEndpoint server, String history) {
        boolean clientSilent = silent(client);
        boolean serverSilent = silent(server);
        if (server.state == State.RESET) {
            if (client.handshaking()
                    || client.state == State.RESET && client.size(server) == 0 && server.size(client) == 0) {
                return ConnectionState.REJ;
            }
            return clientSilent ? ConnectionState.RSTRH : ConnectionState.RSTR;
        }
        if (client.state == State.RESET) {
            if (serverSilent) {
                return onlySynAndRst(history) ? ConnectionState.RSTOS0 : ConnectionState.OTH;
            }
            return ConnectionState.RSTO;
        }
        if (client.state == State.CLOSED) {
            if (server.state == State.CLOSED) {
                return ConnectionState.SF;
            }
            return serverSilent ? ConnectionState.SH : ConnectionState.S2;
        }
        if (server.state == State.CLOSED) {
            return clientSilent ? ConnectionState.SHR : ConnectionState.S3;
        }
        if (client.state == State.SYN_SENT && server.state == State.INACTIVE) {
            return ConnectionState.S0;
        }
        if (client.state == State.ESTABLISHED && server.state == State.ESTABLISHED) {
            return ConnectionState.S1;
        }
        return ConnectionState.OTH;
    }

    private static boolean silent(TcpEndpoint side) {
        return side.state == State.INACTIVE || side.state == State.PARTIAL;
    }

    /** The client's SYN, perhaps after a turn, then its RST with nothing else of the client's before it. */
    private static boolean onlySynAndRst(String history) {
        int i = history.startsWith("^") ? 1 : 0;
        if (i >= history.length() || history.charAt(i) != 'S') {
            return false;
        }
        int rst = history.indexOf('R', i);
        if (rst < 0) {
            return false;
        }
        for (int k = i + 1; k < rst; k++) {
            if ("HAFGIQ".indexOf(history.charAt(k)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * For everything without a handshake.
     *
     * @param client whether it sent anything
     */
    static ConnectionState other(boolean client, boolean server) {
        if (client) {
            return server ? ConnectionState.SF : ConnectionState.S0;
        }
        return server ? ConnectionState.SHR : ConnectionState.OTH;
    }
}
