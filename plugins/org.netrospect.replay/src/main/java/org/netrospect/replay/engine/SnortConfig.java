package org.netrospect.replay.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Snort is configured with for recorded traffic: written anew for each run, or the analyst's own. */
final class SnortConfig {
    private static final String HOME = "[192.168.0.0/16,10.0.0.0/8,172.16.0.0/12]";
    private static final String DEFAULTS = "snort_defaults.lua";
    private static final List<String> SERVERS = List.of("DNS_SERVERS", "FTP_SERVERS", "HTTP_SERVERS", "SIP_SERVERS",
            "SMTP_SERVERS", "SQL_SERVERS", "SSH_SERVERS", "TELNET_SERVERS", "SNMP_SERVERS");

    /** By default three alerts of a packet are told; more are lost without a word. */
    private static final String QUEUE = "event_queue = { max_queue = 64, log = 64 } ";

    private SnortConfig() {
    }

    /**
     * Arguments of Snort 3 that name its configuration.
     *
     * @param own of the analyst's
     * @param scratch where one is written otherwise
     */
    static List<String> three(Path program, Optional<Path> own, Path scratch) throws IOException {
        if (own.isPresent()) {
            Path folder = own.get().toAbsolutePath().getParent();
            return List.of("-c", own.get().toAbsolutePath().toString(), "--include-path", folder.toString());
        }
        Path file = scratch.resolve("snort.lua");
        List<String> arguments = new ArrayList<>(List.of("-c", file.toString()));
        Optional<Path> defaults = defaults(program);
        defaults.ifPresent(folder -> arguments.addAll(List.of("--include-path", folder.toString())));
        Files.writeString(file, lua(defaults.isPresent()));
        return arguments;
    }

    /** The folder with the definitions that Snort 3 brings. */
    private static Optional<Path> defaults(Path program) throws IOException {
        List<Path> folders = new ArrayList<>();
        SnortVersion.beside(program, "etc/snort").ifPresent(folders::add);
        folders.addAll(List.of(Path.of("/usr/local/etc/snort"), Path.of("/etc/snort")));
        return folders.stream().filter(folder -> Files.isReadable(folder.resolve(DEFAULTS))).findFirst();
    }

    private static String lua(boolean defaults) {
        StringBuilder text = new StringBuilder("HOME_NET = '" + HOME + "'\nEXTERNAL_NET = '!$HOME_NET'\n");
        if (defaults) {
            text.append("include '" + DEFAULTS + "'\n");
        }
        for (String module : List.of("stream", "stream_ip", "stream_icmp", "stream_tcp", "stream_udp", "stream_file",
                "dns", "imap", "pop", "sip", "ssh", "ssl", "telnet", "modbus", "dce_smb", "dce_tcp", "ftp_client",
                "ftp_data", "http_inspect", "http2_inspect")) {
            text.append(module).append(" = { }\n");
        }
        text.append(defaults ? "smtp = default_smtp\nftp_server = default_ftp_server\nwizard = default_wizard\n"
                : "smtp = { }\nftp_server = { }\nwizard = { curses = { 'dce_tcp', 'dce_smb', 'sslv2' } }\n");
        text.append("binder =\n{\n");
        binding(text, "proto = 'udp', ports = '53'", "dns");
        binding(text, "proto = 'tcp', ports = '53'", "dns");
        binding(text, "proto = 'tcp', ports = '502'", "modbus");
        if (!defaults) {
            // without the wizard's spells a service is known by its port
            binding(text, "proto = 'tcp', ports = '80 8080 3128'", "http_inspect");
            binding(text, "proto = 'tcp', ports = '21'", "ftp_server");
            binding(text, "proto = 'tcp', ports = '22'", "ssh");
            binding(text, "proto = 'tcp', ports = '23'", "telnet");
            binding(text, "proto = 'tcp', ports = '25 587'", "smtp");
            binding(text, "proto = 'tcp', ports = '110'", "pop");
            binding(text, "proto = 'tcp', ports = '143'", "imap");
            binding(text, "proto = 'tcp', ports = '443'", "ssl");
            binding(text, "proto = 'udp', ports = '5060'", "sip");
        }
        for (String service : List.of("dcerpc dce_tcp", "netbios-ssn dce_smb", "dns dns", "ftp ftp_server",
                "ftp-data ftp_data", "imap imap", "http http_inspect", "http2 http2_inspect", "modbus modbus",
                "pop3 pop", "sip sip", "smtp smtp", "ssh ssh", "ssl ssl", "telnet telnet")) {
            String[] pair = service.split(" ");
            binding(text, "service = '" + pair[0] + "'", pair[1]);
        }
        text.append("    { use = { type = 'wizard' } }\n}\n");
        if (defaults) {
            text.append("references = default_references\nclassifications = default_classifications\n"
                    + "ips = { variables = default_variables, mode = 'tap' }\n");
        } else {
            text.append("ips = { mode = 'tap', variables = { nets = { HOME_NET = HOME_NET,"
                    + " EXTERNAL_NET = EXTERNAL_NET");
            SERVERS.forEach(name -> text.append(", ").append(name).append(" = HOME_NET"));
            text.append(" }, ports = { HTTP_PORTS = '80 8080 3128', FTP_PORTS = '21 2100 3535', SSH_PORTS = '22',"
                    + " SIP_PORTS = '5060 5061 5600', ORACLE_PORTS = '1024:', MAIL_PORTS = '110 143',"
                    + " SHELLCODE_PORTS = '!80', FILE_DATA_PORTS = '80 110 143 8080' } } }\n");
        }
        return text.toString();
    }

    private static void binding(StringBuilder text, String when, String type) {
        text.append("    { when = { ").append(when).append(" }, use = { type = '").append(type).append("' } },\n");
    }

    /** What Snort 3 is told beside its configuration: how it writes alerts. Several texts would be glued together. */
    static String lua(Snort.Format format) {
        return QUEUE + switch (format) {
            case CSV -> "alert_csv = { file = true, fields = '" + String.join(" ", Snort.THREE) + "' } ";
            case FAST -> "alert_fast = { file = true } ";
            default -> "alert_json = { file = true, fields = 'timestamp seconds pkt_num proto src_addr src_port"
                    + " src_ap dst_addr dst_port dst_ap gid sid rev priority class msg' } ";
        };
    }

    /** Writes the configuration of Snort 2. @return its file */
    static Path two(Optional<Path> own, Path rules, Snort.Format format, Path scratch) throws IOException {
        StringBuilder text = new StringBuilder();
        if (own.isPresent()) {
            text.append("include ").append(own.get().toAbsolutePath()).append('\n');
        } else {
            text.append("ipvar HOME_NET " + HOME + "\nipvar EXTERNAL_NET !$HOME_NET\n");
            SERVERS.forEach(name -> text.append("ipvar ").append(name).append(" $HOME_NET\n"));
            text.append("ipvar AIM_SERVERS $EXTERNAL_NET\nportvar HTTP_PORTS [80,3128,8080]\nportvar SSH_PORTS 22\n"
                    + "portvar FTP_PORTS [21,2100,3535]\nportvar SIP_PORTS [5060,5061,5600]\n"
                    + "portvar ORACLE_PORTS 1024:\nportvar SHELLCODE_PORTS !80\n"
                    + "portvar FILE_DATA_PORTS [$HTTP_PORTS,110,143]\nportvar GTP_PORTS [2123,2152,3386]\n"
                    + "config checksum_mode: none\nconfig pcre_match_limit: 3500\n"
                    + "preprocessor frag3_global: max_frags 65536\npreprocessor frag3_engine: policy linux\n"
                    + "preprocessor stream5_global: track_tcp yes, track_udp yes, track_icmp no\n"
                    + "preprocessor stream5_tcp: policy linux, ports both all\n"
                    + "preprocessor stream5_udp: timeout 180\n");
        }
        text.append("config event_queue: max_queue 64 log 64\n").append(switch (format) {
            case CSV -> "output alert_csv: alert.csv timestamp,sig_generator,sig_id,sig_rev,proto,src,srcport,dst,"
                    + "dstport,msg\n";
            case FAST -> "output alert_fast: alert.fast\n";
            default -> "output alert_unified2: filename alert.u2, nostamp\n";
        });
        text.append("include ").append(rules).append('\n');
        Path file = scratch.resolve("snort.conf");
        Files.writeString(file, text);
        return file;
    }
}
