package org.netrospect.core.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.netrospect.core.file.Digests;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.packet.Datagram;

/**
 * Community ID version 1: names a 5-tuple in the same way as other tools do. Not thread-safe: one instance a thread.
 */
public final class CommunityId {
    private static final String VERSION = "1:";
    private static final byte[] BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
            .getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest sha1 = Digests.digest("SHA-1");
    private final ByteBuffer tuple = ByteBuffer.allocate(2 + 32 + 2 + 4);
    private final int seed;

    /** With the usual seed, 0. */
    public CommunityId() {
        this(0);
    }

    /** @param seed 16 bits */
    public CommunityId(int seed) {
        this.seed = seed;
    }

    /** Of a session; "" for ARP and what else is no IP, which have none. */
    public String of(Session s) {
        if (s.protocol() >= Datagram.ARP) {
            return "";
        }
        return of(s.ipVersion(), s.protocol(), s.clientHigh(), s.clientLow(), s.clientPort(), s.serverHigh(),
                s.serverLow(), s.serverPort());
    }

    /**
     * Of a 5-tuple, in either direction.
     *
     * @param ipVersion 4 or 6; a version 4 address stands in the lower half of {@code low}
     * @param sourcePort for ICMP the type
     * @param destinationPort for ICMP the type that answers, or the code where no type does
     */
    public String of(int ipVersion, int protocol, long sourceHigh, long sourceLow, int sourcePort, long destinationHigh,
            long destinationLow, int destinationPort) {
        return text(digest(ipVersion, protocol, sourceHigh, sourceLow, sourcePort, destinationHigh, destinationLow,
                destinationPort));
    }

    /** The id of a digest. */
    public static String text(byte[] digest) {
        return VERSION + Base64.getEncoder().encodeToString(digest);
    }

    /** The first eight characters of {@link #text} as {@link org.netrospect.core.table.TextPrefix} writes them. */
    public static long prefix(byte[] digest) {
        long key = (long) (VERSION.charAt(0) + 1) << 56 | (long) (VERSION.charAt(1) + 1) << 48;
        long bits = 0;
        for (int i = 0; i < 5; i++) {
            bits = bits << 8 | digest[i] & 0xff;
        }
        for (int i = 0; i < 6; i++) {
            key |= (long) (BASE64[(int) (bits >>> 34 - 6 * i) & 63] + 1) << 40 - 8 * i;
        }
        return key;
    }

    /** What {@link #text} writes of a 5-tuple; the parameters are those of {@link #of}. */
    public byte[] digest(int ipVersion, int protocol, long sourceHigh, long sourceLow, int sourcePort,
            long destinationHigh, long destinationLow, int destinationPort) {
        boolean icmp = IcmpTypes.isIcmp(protocol);
        boolean ports = icmp || protocol == IpProtocol.TCP || protocol == IpProtocol.UDP || protocol == IpProtocol.SCTP;
        boolean oneWay = icmp && IcmpTypes.counterpart(protocol, sourcePort) < 0;
        int second = icmp && !oneWay ? IcmpTypes.counterpart(protocol, sourcePort) : destinationPort;
        int byAddress = Long.compareUnsigned(sourceHigh, destinationHigh);
        if (byAddress == 0) {
            byAddress = Long.compareUnsigned(sourceLow, destinationLow);
        }
        boolean ordered = oneWay || byAddress < 0 || byAddress == 0 && sourcePort <= second;
        tuple.clear();
        tuple.putShort((short) seed);
        if (ordered) {
            address(ipVersion, sourceHigh, sourceLow);
            address(ipVersion, destinationHigh, destinationLow);
        } else {
            address(ipVersion, destinationHigh, destinationLow);
            address(ipVersion, sourceHigh, sourceLow);
        }
        tuple.put((byte) protocol).put((byte) 0);
        if (ports) {
            tuple.putShort((short) (ordered ? sourcePort : second)).putShort((short) (ordered ? second : sourcePort));
        }
        sha1.update(tuple.array(), 0, tuple.position());
        return sha1.digest();
    }

    private void address(int ipVersion, long high, long low) {
        if (ipVersion == 4) {
            tuple.putInt((int) low);
        } else {
            tuple.putLong(high).putLong(low);
        }
    }
}
