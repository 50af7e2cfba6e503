package org.netrospect.core.session;

import org.netrospect.core.net.IpAddress;

/** The two hosts of a session, the lower address first. */
public record HostPair(IpAddress lower, IpAddress higher) {
    public static HostPair of(Session s) {
        IpAddress client = new IpAddress(s.ipVersion(), s.clientHigh(), s.clientLow());
        IpAddress server = new IpAddress(s.ipVersion(), s.serverHigh(), s.serverLow());
        return client.compareTo(server) <= 0 ? new HostPair(client, server) : new HostPair(server, client);
    }
}
