package org.netrospect.core.dissect;

import java.util.Map;
import java.util.Optional;

/** Names of numbers that analysts know by heart, for those who do not. From IANA's and IEEE's lists. */
final class Names {
    private static final Map<Integer, String> ETHER_TYPES = Map.ofEntries(Map.entry(0x0800, "IPv4"), Map.entry(0x0806, "ARP"),
            Map.entry(0x8035, "RARP"), Map.entry(0x86dd, "IPv6"), Map.entry(0x8100, "VLAN tag"),
            Map.entry(0x88a8, "provider VLAN tag"), Map.entry(0x9100, "VLAN tag (old)"), Map.entry(0x8847, "MPLS"),
            Map.entry(0x8848, "MPLS multicast"), Map.entry(0x8863, "PPPoE discovery"), Map.entry(0x8864, "PPPoE session"),
            Map.entry(0x888e, "802.1X"), Map.entry(0x88cc, "LLDP"), Map.entry(0x88e5, "MACsec"),
            Map.entry(0x6558, "Ethernet bridging"), Map.entry(0x894f, "NSH"), Map.entry(0x88be, "ERSPAN II"),
            Map.entry(0x22eb, "ERSPAN III"), Map.entry(0x880b, "PPP"));
    private static final Map<Integer, String> PORTS = Map.ofEntries(Map.entry(20, "ftp-data"), Map.entry(21, "ftp"),
            Map.entry(22, "ssh"), Map.entry(23, "telnet"), Map.entry(25, "smtp"), Map.entry(53, "domain"),
            Map.entry(67, "bootps"), Map.entry(68, "bootpc"), Map.entry(69, "tftp"), Map.entry(80, "http"),
            Map.entry(88, "kerberos"), Map.entry(110, "pop3"), Map.entry(111, "sunrpc"), Map.entry(123, "ntp"),
            Map.entry(135, "epmap"), Map.entry(137, "netbios-ns"), Map.entry(138, "netbios-dgm"),
            Map.entry(139, "netbios-ssn"), Map.entry(143, "imap"), Map.entry(161, "snmp"), Map.entry(162, "snmptrap"),
            Map.entry(179, "bgp"), Map.entry(389, "ldap"), Map.entry(443, "https"), Map.entry(445, "microsoft-ds"),
            Map.entry(465, "submissions"), Map.entry(500, "isakmp"), Map.entry(514, "syslog"), Map.entry(587, "submission"),
            Map.entry(636, "ldaps"), Map.entry(853, "domain-s"), Map.entry(993, "imaps"), Map.entry(995, "pop3s"),
            Map.entry(1433, "ms-sql-s"), Map.entry(1812, "radius"), Map.entry(1900, "ssdp"), Map.entry(3306, "mysql"),
            Map.entry(3389, "ms-wbt-server"), Map.entry(4789, "vxlan"), Map.entry(5060, "sip"), Map.entry(5353, "mdns"),
            Map.entry(5355, "llmnr"), Map.entry(5432, "postgresql"), Map.entry(5985, "wsman"), Map.entry(6081, "geneve"),
            Map.entry(8080, "http-alt"));
    private static final String[] ICMP = {"echo reply", "", "", "destination unreachable", "source quench", "redirect", "", "",
            "echo request", "router advertisement", "router solicitation", "time exceeded", "parameter problem",
            "timestamp request", "timestamp reply", "information request", "information reply", "address mask request",
            "address mask reply"};
    private static final Map<Integer, String> ICMP6 = Map.ofEntries(Map.entry(1, "destination unreachable"),
            Map.entry(2, "packet too big"), Map.entry(3, "time exceeded"), Map.entry(4, "parameter problem"),
            Map.entry(128, "echo request"), Map.entry(129, "echo reply"), Map.entry(130, "listener query"),
            Map.entry(131, "listener report"), Map.entry(132, "listener done"), Map.entry(133, "router solicitation"),
            Map.entry(134, "router advertisement"), Map.entry(135, "neighbour solicitation"),
            Map.entry(136, "neighbour advertisement"), Map.entry(137, "redirect"), Map.entry(143, "listener report v2"));
    private static final String[] UNREACHABLE = {"network unreachable", "host unreachable", "protocol unreachable",
            "port unreachable", "fragmentation needed", "source route failed", "network unknown", "host unknown",
            "source host isolated", "network prohibited", "host prohibited", "network unreachable for this service",
            "host unreachable for this service", "communication prohibited"};

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

    static String icmp(int type, int code) {
        if (type == 3 && code < UNREACHABLE.length) {
            return UNREACHABLE[code];
        }
        return type < ICMP.length && !ICMP[type].isEmpty() ? ICMP[type] : "type " + type;
    }

    static String icmp6(int type) {
        return ICMP6.getOrDefault(type, "type " + type);
    }

    private static String named(Optional<String> name) {
        return name.map(n -> " (" + n + ")").orElse("");
    }
}
