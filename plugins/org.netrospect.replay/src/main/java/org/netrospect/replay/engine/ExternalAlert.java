package org.netrospect.replay.engine;

import org.netrospect.core.net.IpAddress;

/**
 * An alert as a program gave it.
 *
 * @param capture id of the capture it was reading
 * @param packet number of the packet in it, 0 if the program did not say
 * @param time nanoseconds since 1970 UTC
 * @param protocol IP protocol number, -1 if unknown
 * @param sourcePort 0 for protocols without ports
 * @param priority 0 if the rule has none
 */
public record ExternalAlert(int capture, long packet, long time, int protocol, IpAddress source, int sourcePort,
        IpAddress destination, int destinationPort, long gid, long sid, long rev, long priority, String alertClass,
        String message) {
}
