package org.netrospect.replay.match;

import java.util.Set;

/** Which side sends what stands in a buffer. */
enum Sides {
    CLIENT, SERVER, EITHER;

    private static final Set<String> FROM_CLIENT = Set.of("http.uri", "http.uri.raw", "http.method",
            "http.user_agent", "http.host", "http.host.raw", "http.request_line", "http.request_body", "http.accept",
            "http.accept_lang", "http.accept_enc", "http.referer", "tls.sni",
            "ja3.hash", "ja3.string", "ja4.hash", "smtp.helo",
            "smtp.mail_from", "smtp.rcpt_to", "ftp.command", "ftp.command_data",
            "dns.query");
    private static final Set<String> FROM_SERVER = Set.of("http.stat_code", "http.stat_msg", "http.response_line",
            "http.response_body", "http.location", "http.server", "ja3s.hash", "ja3s.string", "ftp.reply",
            "ftp.completion_code", "dns.answer.name");

    /** Clients may show one too, but what stands beside the client's greeting is the server's. */
    private static final Set<String> CERTIFICATE = Set.of("tls.cert_subject", "tls.cert_issuer", "tls.cert_serial",
            "tls.cert_fingerprint", "tls.certs", "tls.cert_notbefore", "tls.cert_notafter", "tls.cert_validity");

    /** @param besideClient whether the rule asks for something that clients send too */
    static Sides of(String buffer, boolean besideClient) {
        return besideClient && CERTIFICATE.contains(buffer) ? SERVER : of(buffer);
    }

    static Sides of(String buffer) {
        return FROM_CLIENT.contains(buffer) ? CLIENT : FROM_SERVER.contains(buffer) ? SERVER : EITHER;
    }
}
