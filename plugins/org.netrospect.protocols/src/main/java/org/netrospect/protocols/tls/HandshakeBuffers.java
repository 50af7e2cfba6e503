package org.netrospect.protocols.tls;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Inspection;

/**
 * Shows a handshake to signatures.
 *
 * @param now nanoseconds since 1970 UTC
 */
record HandshakeBuffers(Inspection inspection, long now) {
    private static final long SECOND = 1_000_000_000L;
    private static final int TIME = 4;

    /** The certificates of the server, its own first, and the client's. */
    record Shown(List<Certificate> chain, Optional<Certificate> client) {
    }

    void show(String protocol, Optional<ClientHello> client, Optional<ServerHello> first, Optional<ServerHello> server,
            Shown certificates, List<String> alpn) {
        client.ifPresent(hello -> {
            text("tls.sni", true, hello.serverName());
            if (protocol.equals("quic")) {
                text("quic.sni", true, hello.serverName());
            }
            String ja3 = Fingerprints.ja3(hello);
            text("ja3.string", true, ja3);
            text("ja3.hash", true, Fingerprints.md5(ja3));
            text("ja4.hash", true, Fingerprints.ja4(hello));
            random(true, hello.random());
            text("tls.version", true, Versions.inspected(hello.version()));
        });
        first.ifPresent(hello -> {
            String ja3s = Fingerprints.ja3s(hello);
            text("ja3s.string", false, ja3s);
            text("ja3s.hash", false, Fingerprints.md5(ja3s));
        });
        server.ifPresent(hello -> {
            text("tls.version", false, Versions.inspected(hello.version()));
            random(false, hello.random());
        });
        for (String name : alpn) {
            text("tls.alpn", server.isEmpty(), name);
        }
        List<Certificate> chain = certificates.chain();
        if (!chain.isEmpty()) {
            certificate(false, chain.get(0));
            chain.forEach(each -> show("tls.certs", false, each.encoded()));
            inspection.number("tls.cert_chain_len", false, chain.size());
        }
        certificates.client().ifPresent(own -> {
            certificate(true, own);
            show("tls.certs", true, own.encoded());
        });
        inspection.transactionEnd(protocol, 0);
    }

    private void certificate(boolean fromClient, Certificate own) {
        text("tls.cert_subject", fromClient, own.subject().text());
        text("tls.cert_issuer", fromClient, own.issuer().text());
        text("tls.cert_serial", fromClient, own.inspectedSerial());
        text("tls.cert_fingerprint", fromClient, own.sha1());
        own.names().forEach(name -> text("tls.subjectaltname", fromClient, name));
        own.notBefore().ifPresent(begin -> inspection.number("tls.cert_notbefore", fromClient,
                Math.floorDiv(begin, SECOND)));
        own.notAfter().ifPresent(end -> inspection.number("tls.cert_notafter", fromClient,
                Math.floorDiv(end, SECOND)));
        text("tls.cert_validity", fromClient, validity(own));
    }

    /** At the time of the handshake. */
    private String validity(Certificate own) {
        if (own.notAfter().isPresent() && own.notAfter().getAsLong() < now) {
            return "expired";
        }
        return own.notBefore().isPresent() && own.notBefore().getAsLong() <= now && own.notAfter().isPresent()
                ? "valid" : "";
    }

    /** Whole, and its two parts (RFC 5246, section 7.4.1.2). */
    private void random(boolean fromClient, byte[] random) {
        show("tls.random", fromClient, random);
        if (random.length > TIME) {
            inspection.buffer("tls.random_time", fromClient, new ByteWindow(random, 0, TIME));
            inspection.buffer("tls.random_bytes", fromClient, new ByteWindow(random, TIME, random.length - TIME));
        }
    }

    private void text(String name, boolean fromClient, String value) {
        if (!value.isEmpty()) {
            show(name, fromClient, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void show(String name, boolean fromClient, byte[] bytes) {
        inspection.buffer(name, fromClient, new ByteWindow(bytes, 0, bytes.length));
    }
}
