package org.netrospect.core.session;

import org.netrospect.core.net.IpAddress;

/** Makes sessions without packets, for tests of analyzers. */
public final class BareSession {
    private BareSession() {
    }

    /** @param protocol IP protocol */
    public static Session of(int protocol, IpAddress client, int clientPort, IpAddress server, int serverPort) {
        Session session = new Session(0);
        session.ipVersion = client.version();
        session.protocol = protocol;
        session.clientHigh = client.high();
        session.clientLow = client.low();
        session.clientPort = clientPort;
        session.serverHigh = server.high();
        session.serverLow = server.low();
        session.serverPort = serverPort;
        return session;
    }
}
