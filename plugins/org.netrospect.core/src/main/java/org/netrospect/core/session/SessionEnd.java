package org.netrospect.core.session;

import org.netrospect.core.net.IpAddress;

/** Where one side of a session is. @param protocol IP protocol */
public record SessionEnd(IpAddress address, int port, int protocol) {
    /** The client's side of a session. */
    public static SessionEnd client(Session s) {
        return new SessionEnd(new IpAddress(s.ipVersion(), s.clientHigh(), s.clientLow()), s.clientPort(),
                s.protocol());
    }

    /** The server's side of a session. */
    public static SessionEnd server(Session s) {
        return new SessionEnd(new IpAddress(s.ipVersion(), s.serverHigh(), s.serverLow()), s.serverPort(),
                s.protocol());
    }
}
