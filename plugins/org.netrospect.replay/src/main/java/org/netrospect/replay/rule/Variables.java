package org.netrospect.replay.rule;

import java.util.Map;
import java.util.TreeMap;

/**
 * Names that stand for addresses and ports in headers, without the {@code $}. What a rule file sets with {@code var},
 * {@code ipvar} or {@code portvar} comes before these.
 */
public record Variables(Map<String, String> addresses, Map<String, String> ports) {
    /** As in the configuration that Debian ships with Suricata: the home networks are those of RFC 1918. */
    public static final Variables DEFAULT = new Variables(Map.ofEntries(
            Map.entry("HOME_NET", "[192.168.0.0/16,10.0.0.0/8,172.16.0.0/12]"),
            Map.entry("EXTERNAL_NET", "!$HOME_NET"),
            Map.entry("HTTP_SERVERS", "$HOME_NET"),
            Map.entry("SMTP_SERVERS", "$HOME_NET"),
            Map.entry("SQL_SERVERS", "$HOME_NET"),
            Map.entry("DNS_SERVERS", "$HOME_NET"),
            Map.entry("TELNET_SERVERS", "$HOME_NET"),
            Map.entry("FTP_SERVERS", "$HOME_NET"),
            Map.entry("SSH_SERVERS", "$HOME_NET"),
            Map.entry("SIP_SERVERS", "$HOME_NET"),
            Map.entry("AIM_SERVERS", "$EXTERNAL_NET"),
            Map.entry("DC_SERVERS", "$HOME_NET"),
            Map.entry("DNP3_SERVER", "$HOME_NET"),
            Map.entry("DNP3_CLIENT", "$HOME_NET"),
            Map.entry("MODBUS_CLIENT", "$HOME_NET"),
            Map.entry("MODBUS_SERVER", "$HOME_NET"),
            Map.entry("ENIP_CLIENT", "$HOME_NET"),
            Map.entry("ENIP_SERVER", "$HOME_NET")),
            Map.ofEntries(
                    Map.entry("HTTP_PORTS", "80"),
                    Map.entry("SHELLCODE_PORTS", "!80"),
                    Map.entry("ORACLE_PORTS", "1521"),
                    Map.entry("SSH_PORTS", "22"),
                    Map.entry("DNP3_PORTS", "20000"),
                    Map.entry("MODBUS_PORTS", "502"),
                    Map.entry("FILE_DATA_PORTS", "[$HTTP_PORTS,110,143]"),
                    Map.entry("FTP_PORTS", "21"),
                    Map.entry("SIP_PORTS", "[5060,5061]"),
                    Map.entry("GENEVE_PORTS", "6081"),
                    Map.entry("VXLAN_PORTS", "4789"),
                    Map.entry("TEREDO_PORTS", "3544"),
                    Map.entry("MAIL_PORTS", "[110,143]")));

    public Variables {
        addresses = Map.copyOf(addresses);
        ports = Map.copyOf(ports);
    }

    /** These with one more, as an address and as a port: a header's place says which of them is meant. */
    public Variables with(String name, String value) {
        return new Variables(added(addresses, name, value), added(ports, name, value));
    }

    private static Map<String, String> added(Map<String, String> to, String name, String value) {
        Map<String, String> more = new TreeMap<>(to);
        more.put(name, value);
        return more;
    }

    /** Text that is the same for equal variables and differs for others. */
    public String fingerprint() {
        return new TreeMap<>(addresses) + "\n" + new TreeMap<>(ports);
    }
}
