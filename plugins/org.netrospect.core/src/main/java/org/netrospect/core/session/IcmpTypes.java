package org.netrospect.core.session;

import org.netrospect.core.net.IpProtocol;

/** Which ICMP message answers which (RFC 792, 950, 1256, 4443, 4861, 2710, 4620, 6275). */
public final class IcmpTypes {
    private IcmpTypes() {
    }

    public static boolean isIcmp(int protocol) {
        return protocol == IpProtocol.ICMP || protocol == IpProtocol.ICMPV6;
    }

    /**
     * The type that answers, or is answered by, this one; -1 if it stands alone. A session of a pair has the two types
     * as its ports, one of a type that stands alone has type and code.
     */
    public static int counterpart(int protocol, int type) {
        return protocol == IpProtocol.ICMP ? version4(type) : version6(type);
    }

    private static int version4(int type) {
        return switch (type) {
            case 8 -> 0;
            case 0 -> 8;
            case 13 -> 14;
            case 14 -> 13;
            case 15 -> 16;
            case 16 -> 15;
            case 10 -> 9;
            case 9 -> 10;
            case 17 -> 18;
            case 18 -> 17;
            default -> -1;
        };
    }

    private static int version6(int type) {
        return switch (type) {
            case 128 -> 129;
            case 129 -> 128;
            case 133 -> 134;
            case 134 -> 133;
            case 135 -> 136;
            case 136 -> 135;
            case 130 -> 131;
            case 131 -> 130;
            case 139 -> 140;
            case 140 -> 139;
            case 144 -> 145;
            case 145 -> 144;
            default -> -1;
        };
    }
}
