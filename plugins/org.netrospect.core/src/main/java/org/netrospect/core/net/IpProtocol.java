package org.netrospect.core.net;

/** IANA's keywords of IP protocol numbers, in lower case. */
public final class IpProtocol {
    public static final int ICMP = 1;
    public static final int TCP = 6;
    public static final int UDP = 17;
    public static final int ICMPV6 = 58;
    public static final int SCTP = 132;

    private IpProtocol() {
    }

    /**
     * {@code tcp}, {@code udp} …; the number itself where IANA has no keyword; from 256 on {@code arp}, {@code lldp},
     * {@code cdp}, {@code stp}.
     */
    public static String name(int number) {
        return IpProtocolNames.name(number);
    }

    /** The number of a keyword, or -1. */
    public static int number(String name) {
        return IpProtocolNames.number(name);
    }
}
