package org.netrospect.store.tables;

import java.util.Set;
import org.netrospect.core.net.IpProtocol;

/**
 * What is computed from the counts of a session. Loads and rates follow Argus: the first packet begins the measurement
 * and is not counted, so a load is (bytes - mean packet size, rounded down) * 8 over the duration, a rate is (packets -
 * 1) over it, and both are 0 below two packets and have no value without a duration.
 */
final class SessionMeasures {
    private static final double NANOS = 1e9;
    /** Of these the ports, or types and codes, mean something: also DCCP and UDP-Lite. */
    private static final Set<Integer> WITH_PORTS = Set.of(IpProtocol.ICMP, IpProtocol.TCP, IpProtocol.UDP, 33,
            IpProtocol.ICMPV6, IpProtocol.SCTP, 136);

    private SessionMeasures() {
    }

    static boolean hasPorts(long protocol) {
        return WITH_PORTS.contains((int) protocol);
    }

    /** Bits a second. @param duration in nanoseconds, more than 0 */
    static double load(long bytes, long packets, long duration) {
        return packets < 2 ? 0 : (bytes - bytes / packets) * 8 * NANOS / duration;
    }

    /** Packets a second. @param duration in nanoseconds, more than 0 */
    static double rate(long packets, long duration) {
        return Math.max(packets - 1, 0) * NANOS / duration;
    }
}
