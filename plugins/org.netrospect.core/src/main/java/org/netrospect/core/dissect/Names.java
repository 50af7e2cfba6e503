package org.netrospect.core.dissect;

import java.util.Map;
import java.util.Optional;

/** Names of numbers that analysts know by heart, for those who do not. From IANA's and IEEE's lists. */
final class Names {
    private static final Map<Integer, String> ETHER_TYPES = Map.ofEntries(Map.entry(0x0800, "IPv4"),
            Map.entry(0x0806, "ARP"), Map.entry(0x8035, "RARP"), Map.entry(0x86dd, "IPv6"),
            Map.entry(0x8100, "VLAN tag"), Map.entry(0x88a8, "provider VLAN tag"), Map.entry(0x9100, "VLAN tag (old)"),
            Map.entry(0x8847, "MPLS"), Map.entry(0x8848, "MPLS multicast"), Map.entry(0x8863, "PPPoE discovery"),
            Map.entry(0x8864, "PPPoE session"), Map.entry(0x888e, "802.1X"), Map.entry(0x88cc, "LLDP"),
            Map.entry(0x88e5, "MACsec"), Map.entry(0x6558, "Ethernet bridging"), Map.entry(0x894f, "NSH"),
            Map.entry(0x88e7, "provider backbone"), Map.entry(0x8926, "VN-tag"), Map.entry(0x893f, "E-tag"),
            Map.entry(0x8903, "FabricPath"),
            Map.entry(0x88be, "ERSPAN II"), Map.entry(0x22eb, "ERSPAN III"), Map.entry(0x880b, "PPP"));
    private static final Map<Integer, String> PORTS = Map.ofEntries(Map.entry(20, "ftp-data"), Map.entry(21, "ftp"),
            Map.entry(22, "ssh"), Map.entry(23, "telnet"), Map.entry(25, "smtp"), Map.entry(53, "domain"),
            Map.entry(67, "bootps"), Map.entry(68, "bootpc"), Map.entry(69, "tftp"), Map.entry(80, "http"),
            Map.entry(88, "kerberos"), Map.entry(110, "pop3"), Map.entry(111, "sunrpc"), Map.entry(123, "ntp"),
            Map.entry(135, "epmap"), Map.entry(137, "netbios-ns"), Map.entry(138, "netbios-dgm"),
            Map.entry(139, "netbios-ssn"), Map.entry(143, "imap"), Map.entry(161, "snmp"), Map.entry(162, "snmptrap"),
            Map.entry(179, "bgp"), Map.entry(389, "ldap"), Map.entry(443, "https"), Map.entry(445, "microsoft-ds"),
            Map.entry(465, "submissions"), Map.entry(500, "isakmp"), Map.entry(514, "syslog"),
            Map.entry(587, "submission"), Map.entry(636, "ldaps"), Map.entry(853, "domain-s"), Map.entry(993, "imaps"),
            Map.entry(995, "pop3s"), Map.entry(1433, "ms-sql-s"), Map.entry(1812, "radius"), Map.entry(1900, "ssdp"),
            Map.entry(3306, "mysql"), Map.entry(3389, "ms-wbt-server"), Map.entry(4789, "vxlan"),
            Map.entry(5060, "sip"), Map.entry(5353, "mdns"), Map.entry(5355, "llmnr"), Map.entry(5432, "postgresql"),
            Map.entry(5985, "wsman"), Map.entry(6081, "geneve"), Map.entry(8080, "http-alt"));
    private static final Map<Integer, String> SERVICES = Map.of(0x00, "null", 0x06, "IPv4", 0x42, "spanning tree", 0xaa,
            "SNAP", 0xe0, "IPX", 0xf0, "NetBIOS", 0xfe, "OSI network layer");

    private Names() {
    }

    /** {@code 0x0800 (IPv4)} */
    static String etherType(int type) {
        return FieldReader.hex(type, 4) + named(Optional.ofNullable(ETHER_TYPES.get(type)));
    }

    /** {@code 443 (https)} */
    static String port(int port) {
        return port + named(Optional.ofNullable(PORTS.get(port)));
    }

    /** {@code 0x42 (spanning tree)}: an 802.2 service access point, without the bit for group or response. */
    static String serviceAccessPoint(int point) {
        return FieldReader.hex(point, 2) + named(Optional.ofNullable(SERVICES.get(point & 0xfe)));
    }

    /** {@code 46 (EF)}: a code point of differentiated services (RFC 2474, 2597, 3246). */
    static String codePoint(int point) {
        if (point >= 10 && point <= 38 && (point & 1) == 0 && (point & 7) != 0) {
            return point + " (AF" + (point >>> 3) + (point >>> 1 & 3) + ")";
        }
        return point + (point == 46 ? " (EF)" : (point & 7) == 0 ? " (CS" + (point >>> 3) + ")" : "");
    }

    static String ip4Option(int kind) {
        return switch (kind) {
            case 130 -> "security";
            case 134 -> "commercial security";
            case 136 -> "stream id";
            case 148 -> "router alert";
            default -> "kind " + kind;
        };
    }

    private static String named(Optional<String> name) {
        return name.map(n -> " (" + n + ")").orElse("");
    }
}
