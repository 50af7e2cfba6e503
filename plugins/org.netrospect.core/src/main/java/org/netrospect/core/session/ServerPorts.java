package org.netrospect.core.session;

import java.util.BitSet;

/** Ports that servers listen on: they tell, where the beginning of a session is missing, who answered. */
final class ServerPorts {
    private static final BitSet TCP = set(21, 22, 25, 53, 79, 80, 81, 88, 135, 139, 143, 389, 443, 445, 465, 502, 514,
            563, 585, 587, 614, 631, 636, 989, 990, 992, 993, 995, 1080, 1434, 1883, 2811, 3128, 3268, 3306, 3389, 5222,
            5223, 5269, 5432, 6379, 6666, 6667, 6668, 6669, 8000, 8080, 8888, 20000);
    private static final BitSet UDP = set(53, 67, 88, 123, 137, 161, 162, 389, 443, 514, 1812, 2123, 2152, 3389, 3544,
            4011, 4754, 4789, 5060, 5072, 5353, 5355, 6081, 20000);

    private ServerPorts() {
    }

    private static BitSet set(int... ports) {
        BitSet set = new BitSet(1 << 15);
        for (int port : ports) {
            set.set(port);
        }
        return set;
    }

    /**
     * Whether the sender of a first TCP packet that is no SYN is rather the server. A SYN-ACK is turned only if its
     * other port is unlikely: a scanner may send it.
     */
    static boolean tcpSenderIsServer(int sourcePort, int destinationPort, boolean synAck) {
        return TCP.get(sourcePort) && (!TCP.get(destinationPort) || !synAck && sourcePort < destinationPort);
    }

    static boolean udpSenderIsServer(int sourcePort, int destinationPort) {
        return UDP.get(sourcePort) && !UDP.get(destinationPort);
    }
}
