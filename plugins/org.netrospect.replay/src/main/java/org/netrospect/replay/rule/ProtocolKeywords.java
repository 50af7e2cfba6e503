package org.netrospect.replay.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Keywords that ask for a value of one application protocol. */
final class ProtocolKeywords {
    /** Protocols that are recognised. */
    private static final Set<String> APPLICATIONS = Set.of("http", "http1", "http2", "websocket", "tls", "dns",
            "smtp", "ftp", "ftp-data", "smb", "pop3", "imap", "dce", "ntp", "tftp", "telnet", "ssh", "sip", "mqtt",
            "rfb", "snmp", "kerberos", "dhcp", "ike", "quic", "modbus", "dnp3", "postgresql", "rdp", "ldap", "irc",
            "enip", "iec104", "nfs", "sunrpc", "rtp", "rtsp", "ssdp", "mysql", "tds", "mongodb", "redis", "memcached",
            "stun", "radius", "syslog", "socks", "netbios-dgm", "bacnet", "s7comm", "openvpn", "wireguard",
            "bittorrent", "bittorrent-dht");
    private static final Map<String, String> VERSIONS = Map.of("sslv2", "SSL 2.0", "sslv3", "SSL 3.0", "tls1.0", "1.0",
            "tls1.1", "1.1", "tls1.2", "1.2", "tls1.3", "1.3", "1.0", "1.0", "1.1", "1.1", "1.2", "1.2", "1.3", "1.3");

    /** Holds of every buffer of a name. */
    private static final Step SHOWN = new Step.Size(Comparison.of(Comparison.Kind.MORE, -1));

    private ProtocolKeywords() {
    }

    static void addTo(Map<String, Keyword> all) {
        all.put("tls.version", (d, value) -> oneOf(d, "tls.version", List.of(version(value))));
        all.put("ssl_version", ProtocolKeywords::sslVersion);
        all.put("ssl_state", ProtocolKeywords::sslState);
        all.put("dce_iface", ProtocolKeywords::dceInterface);
        all.put("dcerpc.iface", ProtocolKeywords::dceInterface);
        all.put("dce_opnum", ProtocolKeywords::dceOperation);
        all.put("dcerpc.opnum", ProtocolKeywords::dceOperation);
        all.put("ftpbounce", (d, value) -> d.add(SHOWN, BufferName.of("ftp.bounce")));
        all.put("ftpdata_command", ProtocolKeywords::transfer);
        all.put("ssh.protoversion", ProtocolKeywords::sshProtocol);
        all.put("ssh.softwareversion", ProtocolKeywords::sshSoftware);
        CertificateKeywords.addTo(all);
        all.put("sip_method", ProtocolKeywords::sipMethod);
        all.put("sip_stat_code", ProtocolKeywords::sipStatus);
        all.put("dns.opcode", (d, value) -> number(d, "dns.opcode", value));
        all.put("dns.rrtype", (d, value) -> number(d, "dns.rrtype", value));
    }

    static void check(String application) throws NotHonoured {
        if (!APPLICATIONS.contains(application)) {
            throw new NotHonoured("the application protocol \"" + application + "\" is not recognised");
        }
    }

    private static String version(String value) throws NotHonoured {
        String known = VERSIONS.get(Words.unquoted(value).toLowerCase(Locale.ROOT));
        if (known == null) {
            throw new NotHonoured("\"" + value + "\" is no version of TLS");
        }
        return known;
    }

    private static void sslVersion(Draft d, String value) throws NotHonoured {
        List<String> names = new java.util.ArrayList<>();
        for (String part : Words.list(value)) {
            if (part.startsWith("!")) {
                throw new NotHonoured("ssl_version is negated");
            }
            names.add(version(part));
        }
        oneOf(d, "tls.version", names);
    }

    private static void sslState(Draft d, String value) throws NotHonoured {
        List<String> states = Words.list(value.replace('|', ','));
        if (states.size() != 1 || !Set.of("client_hello", "server_hello").contains(states.getFirst())) {
            throw new NotHonoured("ssl_state \"" + value + "\" is not supported");
        }
        d.add(SHOWN, BufferName.of(states.getFirst().equals("client_hello") ? "ja3.string" : "ja3s.string"));
    }

    private static void transfer(Draft d, String value) throws NotHonoured {
        String command = Words.unquoted(value).toLowerCase(Locale.ROOT);
        if (!command.equals("stor") && !command.equals("retr")) {
            throw new NotHonoured("ftpdata_command: \"" + value + "\" is neither stor nor retr");
        }
        oneOf(d, "ftpdata_command", List.of(command));
    }

    /** Version 1.99 stands for both (RFC 4253, section 5.1). */
    private static void sshProtocol(Draft d, String value) throws NotHonoured {
        String version = Words.unquoted(value);
        regex(d, "ssh.proto", version.equals("2_compat") ? "^(?:2|1\\.99)" : "^\\Q" + version + "\\E\\z", false);
    }

    private static void sshSoftware(Draft d, String value) throws NotHonoured {
        oneOf(d, "ssh.software", List.of(value));
    }

    private static void sipMethod(Draft d, String value) throws NotHonoured {
        String text = value.strip();
        boolean negated = text.startsWith("!");
        String methods = String.join("|", Words.list(negated ? text.substring(1) : text).stream()
                .map(m -> "\\Q" + Words.unquoted(m) + "\\E").toList());
        regex(d, "sip.method", "(?i)^(?:" + methods + ")\\z", negated);
    }

    /** Codes, and first digits of codes. */
    private static void sipStatus(Draft d, String value) throws NotHonoured {
        StringBuilder codes = new StringBuilder();
        for (String part : Words.list(value)) {
            int code = Words.number(part, "sip_stat_code");
            codes.append(codes.isEmpty() ? "" : "|").append(code).append(code < 10 ? "\\d\\d" : "");
        }
        regex(d, "sip.stat_code", "^(?:" + codes + ")\\z", false);
    }

    private static void dceInterface(Draft d, String value) throws NotHonoured {
        List<String> parts = Words.list(value);
        String first = parts.isEmpty() ? "" : parts.getFirst().replaceFirst("^uuid\\s+", "");
        if (!first.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new NotHonoured("dce_iface: \"" + first + "\" is no UUID");
        }
        for (String part : parts.subList(1, parts.size())) {
            String condition = part.replaceFirst("^version\\s*", "").strip();
            if (!part.equals("any_frag")) {
                d.add(new Step.Value(Comparison.parse(condition, true, "dce_iface"), 0), BufferName.of("dce_version"));
            }
        }
        oneOf(d, "dce_iface", List.of(first.toLowerCase(Locale.ROOT)));
    }

    private static void dceOperation(Draft d, String value) throws NotHonoured {
        number(d, "dce_opnum", Words.unquoted(value));
    }

    /** A buffer with a number as decimal text that must be one of a list of numbers and ranges. */
    private static void number(Draft d, String buffer, String value) throws NotHonoured {
        StringBuilder alternatives = new StringBuilder();
        boolean negated = value.startsWith("!");
        for (String part : Words.list(negated ? value.substring(1) : value)) {
            String[] ends = part.split("-", 2);
            int from = Words.number(ends[0], buffer);
            int to = ends.length == 2 ? Words.number(ends[1], buffer) : from;
            if (to - from > 1000) {
                throw new NotHonoured(buffer + ": \"" + part + "\" is too wide a range");
            }
            for (int n = from; n <= to; n++) {
                alternatives.append(alternatives.isEmpty() ? "" : "|").append(n);
            }
        }
        regex(d, buffer, "^(?:" + alternatives + ")\\z", negated);
    }

    static void oneOf(Draft d, String buffer, List<String> values) throws NotHonoured {
        StringBuilder alternatives = new StringBuilder();
        for (String value : values) {
            alternatives.append(alternatives.isEmpty() ? "" : "|").append("\\Q").append(Words.unquoted(value))
                    .append("\\E");
        }
        regex(d, buffer, "^(?:" + alternatives + ")\\z", false);
    }

    static void regex(Draft d, String buffer, String expression, boolean negated) throws NotHonoured {
        try {
            d.add(new Step.Regex(org.netrospect.replay.pcre.Pcre.of(expression, ""), negated, false),
                    BufferName.of(buffer));
        } catch (org.netrospect.replay.pcre.UnsupportedExpression e) {
            throw new NotHonoured(e.getMessage());
        }
    }
}
