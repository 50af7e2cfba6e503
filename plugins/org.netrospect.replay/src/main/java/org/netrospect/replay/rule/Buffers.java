package org.netrospect.replay.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netrospect.replay.rule.BufferName.Kind;
import org.netrospect.replay.rule.BufferName.Transform;

/** Names of buffers: those that analyzers show, and other words that rules have for them. */
final class Buffers {
    /** Buffers that are made, by analyzers or out of what these show. */
    static final Set<String> KNOWN = Set.of(
            "http.uri", "http.uri.raw", "http.method", "http.header", "http.header.raw", "http.cookie",
            "http.user_agent", "http.host", "http.host.raw", "http.protocol", "http.stat_code", "http.stat_msg",
            "http.request_line", "http.response_line", "http.request_body", "http.response_body",
            "http.content_type", "http.content_len", "http.accept", "http.accept_lang", "http.accept_enc",
            "http.connection", "http.referer", "http.location", "http.server", "http.start", "http.header_names",
            "file.data", "file.name", "dns.query", "dns.answer.name", "dns.opcode", "dns.rrtype", "tls.sni",
            "tls.cert_subject", "tls.cert_issuer", "tls.cert_serial", "tls.cert_fingerprint", "tls.version",
            "tls.certs", "tls.alpn", "ja3.hash", "ja3.string", "ja3s.hash", "ja3s.string", "ja4.hash", "smb.share",
            "smb.named_pipe", "smtp.helo", "smtp.mail_from", "smtp.rcpt_to", "dce_stub_data", "ftp.command",
            "ftp.command_data", "ftp.completion_code", "ftp.reply", "smb.filename", "tls.random",
            "tls.random_time", "tls.random_bytes",
            "tls.subjectaltname", "http.request_header", "http.response_header",
            "ssh.proto", "ssh.software", "ssh.hassh", "ssh.hassh.string", "ssh.hassh.server", "ssh.hassh.server.string",
            "sip.method", "sip.uri", "sip.request_line", "sip.response_line", "sip.protocol", "sip.stat_code",
            "sip.stat_msg", "sip.head", "sip.body", "modbus.data", "dnp3.data",
            "sip.from", "sip.to", "sip.via", "sip.user_agent", "sip.content_type", "sip.content_length",
            "mqtt.connect.clientid", "mqtt.connect.willtopic", "mqtt.connect.willmessage", "mqtt.connect.username",
            "mqtt.connect.password", "mqtt.publish.topic", "mqtt.publish.message", "mqtt.subscribe.topic",
            "mqtt.unsubscribe.topic", "mqtt.connect.protocol_string", "rfb.name", "quic.version", "quic.sni",
            "quic.ua", "quic.cyu.hash", "quic.cyu.string",
            "snmp.community", "snmp.usm", "krb5.cname", "krb5.sname", "ike.init_spi", "ike.resp_spi",
            "ike.vendor", "ike.nonce_payload", "ike.key_exchange_payload",
            "smb.ntlmssp_user", "smb.ntlmssp_domain", "http2.header_name");

    /** Other words for buffers that come before what is sought in them. */
    private static final Map<String, String> FIRST = new HashMap<>(Map.ofEntries(
            Map.entry("file_data", "file.data"), Map.entry("http_request_line", "http.request_line"),
            Map.entry("http_response_line", "http.response_line"),
            Map.entry("http_header_names", "http.header_names"), Map.entry("http_accept", "http.accept"),
            Map.entry("http_accept_lang", "http.accept_lang"), Map.entry("http_accept_enc", "http.accept_enc"),
            Map.entry("http_connection", "http.connection"), Map.entry("http_content_len", "http.content_len"),
            Map.entry("http_content_type", "http.content_type"), Map.entry("http_protocol", "http.protocol"),
            Map.entry("http_start", "http.start"), Map.entry("http_referer", "http.referer"),
            Map.entry("dns_query", "dns.query"), Map.entry("dns.queries.rrname", "dns.query"),
            Map.entry("tls_sni", "tls.sni"), Map.entry("tls_cert_subject", "tls.cert_subject"),
            Map.entry("tls_cert_issuer", "tls.cert_issuer"), Map.entry("tls_cert_serial", "tls.cert_serial"),
            Map.entry("tls_cert_fingerprint", "tls.cert_fingerprint"), Map.entry("ja3_hash", "ja3.hash"),
            Map.entry("ja3_string", "ja3.string"), Map.entry("ja4_hash", "ja4.hash"),
            Map.entry("smb_share", "smb.share"), Map.entry("smb_named_pipe", "smb.named_pipe"),
            Map.entry("ssh_proto", "ssh.proto"), Map.entry("krb5_cname", "krb5.cname"),
            Map.entry("krb5_sname", "krb5.sname"),
            Map.entry("ssh_software", "ssh.software"), Map.entry("tls_random", "tls.random"),
            Map.entry("tls_certs", "tls.certs"), Map.entry("ja3s_hash", "ja3s.hash"),
            Map.entry("ja3s_string", "ja3s.string"), Map.entry("dcerpc.stub_data", "dce_stub_data"),
            Map.entry("sip_header", "sip.head"), Map.entry("sip_body", "sip.body"),
            Map.entry("modbus_data", "modbus.data"), Map.entry("dnp3_data", "dnp3.data"),
            Map.entry("http.cookie.raw", "http.cookie")));

    /** Words of Snort 2 that stand behind what is sought; in Snort 3 they stand before it. */
    private static final Map<String, String> BEHIND = Map.ofEntries(Map.entry("http_uri", "http.uri"),
            Map.entry("http_raw_uri", "http.uri.raw"), Map.entry("http_client_body", "http.request_body"),
            Map.entry("http_server_body", "http.response_body"), Map.entry("http_header", "http.header"),
            Map.entry("http_raw_header", "http.header.raw"), Map.entry("http_method", "http.method"),
            Map.entry("http_cookie", "http.cookie"), Map.entry("http_raw_cookie", "http.cookie"),
            Map.entry("http_user_agent", "http.user_agent"), Map.entry("http_host", "http.host"),
            Map.entry("http_raw_host", "http.host.raw"), Map.entry("http_stat_code", "http.stat_code"),
            Map.entry("http_stat_msg", "http.stat_msg"));

    /** What only Snort 3 says. */
    private static final Map<String, String> SNORT3 = Map.of("http_version", "http.protocol",
            "http_raw_request", "http.request_line", "http_raw_status", "http.response_line",
            "http_raw_body", "http.body", "js_data", "file.scripts");

    private Buffers() {
    }

    /** The buffer a word chooses for what follows. */
    static Optional<BufferName> first(String word, boolean snort3) {
        String name = FIRST.getOrDefault(word, word);
        if (snort3) {
            name = SNORT3.getOrDefault(word, BEHIND.getOrDefault(word, name));
        }
        boolean known = KNOWN.contains(name) || BufferName.PACKET_HEADERS.contains(name) || name.equals("http.body")
                || name.equals("file.scripts");
        List<Transform> transforms = snort3 && name.equals("file.data") ? List.of(new Transform(Kind.PLAIN_SCRIPTS, ""))
                : snort3 && name.equals("http.request_body") ? List.of(new Transform(Kind.PLAIN_FORM, "")) : List.of();
        return known ? Optional.of(new BufferName(name, "", transforms)) : Optional.empty();
    }

    /** The buffer that a word behind a content puts it into. */
    static Optional<BufferName> behind(String word) {
        return Optional.ofNullable(BEHIND.get(word)).map(BufferName::of);
    }

    static boolean isBehind(String word) {
        return BEHIND.containsKey(word);
    }

    static boolean onlySnort3(String word) {
        return SNORT3.containsKey(word);
    }
}
