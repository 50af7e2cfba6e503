package org.netrospect.core.session;

import java.util.Set;

/** Which side sends what stands in a buffer of {@link Inspection}. */
public enum Sides {
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

    /** @param besideClient whether something that clients send is asked for too */
    public static Sides of(String buffer, boolean besideClient) {
        return besideClient && CERTIFICATE.contains(buffer) ? SERVER : of(buffer);
    }

    public static Sides of(String buffer) {
        return FROM_CLIENT.contains(buffer) ? CLIENT : FROM_SERVER.contains(buffer) ? SERVER : EITHER;
    }

    /** Whether the protocol has client and server the other way round than the session, as a buffer shows. */
    public static boolean areTurned(String buffer, boolean fromClient) {
        Sides side = of(buffer);
        // answers of DNS repeat what was asked
        return side != EITHER && (side == CLIENT) != fromClient && !buffer.startsWith("dns.");
    }
}
