package org.netrospect.replay.rule;

/** One condition on the headers of a packet. */
public sealed interface PacketTest {
    /** A number in a header or about it. */
    enum Field {
        TTL, TOS, IP_ID, IP_PROTOCOL, FRAGMENT_OFFSET, PAYLOAD_SIZE, TCP_SEQUENCE, TCP_ACKNOWLEDGMENT, TCP_WINDOW,
        TCP_MSS, ICMP_TYPE, ICMP_CODE, ICMP_ID, ICMP_SEQUENCE, ICMP_MTU
    }

    /** How bits are compared: these and no others, at least these, at least one of them, not all of them. */
    enum Bits {
        EXACTLY, ALL, ANY, NOT_ALL
    }

    /** A field has a value. */
    record Number(Field field, Comparison comparison) implements PacketTest {
    }

    /** TCP flags. @param ignored bits that do not count */
    record Flags(Bits how, int bits, int ignored) implements PacketTest {
    }

    /** Flags of the IP header: 4 reserved, 2 don't fragment, 1 more fragments. */
    record FragmentBits(Bits how, int bits) implements PacketTest {
    }

    /** An IPv4 option is there. @param type option type, -1 for any */
    record IpOption(int type, boolean extendedSecurity) implements PacketTest {
    }

    /** Source and destination address are the same. */
    record SameAddress() implements PacketTest {
    }

    /** A checksum is right, or is not. @param protocol whose, 0 for that of the header of IPv4 */
    record Checksum(int ipVersion, int protocol, boolean valid) implements PacketTest {
    }

    /** A remote procedure call (RFC 5531). @param version, procedure -1 for any */
    record ProcedureCall(long program, long version, long procedure) implements PacketTest {
    }

    /** Version of the Internet protocol: 4 or 6. */
    record IpVersion(int version) implements PacketTest {
    }

    /** Seconds since the session's first packet. */
    record SessionAge(Comparison seconds) implements PacketTest {
    }

    /** Bytes a side has sent so far. */
    record StreamSize(Side side, Comparison comparison) implements PacketTest {
    }

    /** Whose stream. */
    enum Side {
        CLIENT, SERVER, BOTH, EITHER
    }
}
