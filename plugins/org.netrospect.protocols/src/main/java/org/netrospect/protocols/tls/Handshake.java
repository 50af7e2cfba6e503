package org.netrospect.protocols.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;
import org.netrospect.protocols.packed.Packed;

/**
 * One handshake: collects what client and server say, and tells it once. JA3S is that of the server's first answer,
 * even if that asks the client to try again; JA4S that of the last.
 */
public final class Handshake {
    /** Certificates of one chain that are kept. */
    private static final int MOST_CERTIFICATES = 20;
    private static final int MOST_ALERTS = 20;
    /** Bytes of a chain that was compressed. */
    private static final int LONGEST_CHAIN = 1 << 19;

    private final SessionContext context;
    private final String protocol;
    private final Certificates certificates;
    private final Mark begin;
    private Optional<ClientHello> client = Optional.empty();
    private Optional<ServerHello> firstAnswer = Optional.empty();
    private Optional<ServerHello> server = Optional.empty();
    private final List<Certificate> chain = new ArrayList<>(4);
    private Optional<Certificate> clientCertificate = Optional.empty();
    private final List<String> alerts = new ArrayList<>(0);
    private final Details more = new Details();
    private List<String> chosenProtocol = List.of();
    private boolean resumed;
    private boolean told;

    /** @param protocol of its events: {@code tls}, {@code dtls}, {@code quic} */
    public Handshake(SessionContext context, String protocol) {
        this(context, protocol, new Certificates());
    }

    /** @param certificates that other handshakes know too */
    Handshake(SessionContext context, String protocol, Certificates certificates) {
        this.certificates = certificates;
        this.context = context;
        this.protocol = protocol;
        begin = context.mark();
    }

    /** The client's hello; of several the first counts. */
    public void hello(ClientHello hello) {
        if (client.isEmpty()) {
            client = Optional.of(hello);
        } else {
            more.put("second_hello", true);
        }
    }

    public void hello(ServerHello hello) {
        if (firstAnswer.isEmpty()) {
            firstAnswer = Optional.of(hello);
        }
        if (hello.retry()) {
            more.put("retry", true);
        }
        server = Optional.of(hello);
        chosenProtocol = hello.extensions().applicationProtocols();
    }

    /** Extensions that came encrypted (RFC 8446, section 4.3.1). */
    public void encryptedExtensions(ByteWindow body) {
        List<String> names = new Extensions(body).applicationProtocols();
        if (!names.isEmpty()) {
            chosenProtocol = names;
        }
    }

    /** The application's protocol: the one that was chosen, else the first that was offered; "" for none. */
    public String applicationProtocol() {
        List<String> names = chosenProtocol.isEmpty() ? client.map(ClientHello::applicationProtocols).orElse(List.of())
                : chosenProtocol;
        return names.isEmpty() ? "" : names.get(0);
    }

    public Optional<ClientHello> client() {
        return client;
    }

    public Optional<ServerHello> server() {
        return server;
    }

    /** Further facts of the event. */
    public Details more() {
        return more;
    }

    boolean told() {
        return told;
    }

    void resumed() {
        resumed = true;
    }

    /** A certificate message (RFC 5246, section 7.4.2; RFC 8446, section 4.4.2). */
    public void certificates(boolean fromClient, ByteWindow body, boolean modern) {
        int at = modern ? 1 + body.u8(0) : 0;
        int end = Math.min(body.length(), at + 3 + body.u24(at));
        at += 3;
        for (int i = 0; at + 3 <= end && i < MOST_CERTIFICATES; i++) {
            int length = body.u24(at);
            certificate(fromClient, body.bytes(at + 3, length));
            at += 3 + length;
            if (modern && at + 2 <= end) {
                at += 2 + body.u16(at);
            }
        }
    }

    /** A certificate message that is compressed (RFC 8879). */
    public void compressedCertificates(boolean fromClient, ByteWindow body) {
        ByteWindow packed = body.slice(8, Math.min(body.u24(5), body.length() - 8));
        int length = Math.min(body.u24(2), LONGEST_CHAIN);
        Optional<Packed> with = switch (body.u16(0)) {
            case 1 -> Optional.of(Packed.ZLIB);
            case 2 -> Optional.of(Packed.BROTLI);
            case 3 -> Optional.of(Packed.ZSTD);
            default -> Optional.empty();
        };
        try {
            if (with.isPresent()) {
                byte[] plain = with.get().open(packed, length);
                more.put("certificate_compression", with.get().name().toLowerCase(Locale.ROOT));
                certificates(fromClient, new ByteWindow(plain, 0, plain.length), true);
            }
        } catch (MalformedInput e) {
            context.irregularity("broken certificate", "A compressed chain of certificates breaks its format and is "
                    + "read no further: " + e.getMessage());
        }
    }

    /** Keeps one certificate as a file. */
    void certificate(boolean fromClient, byte[] encoded) {
        if (told || encoded.length == 0) {
            return;
        }
        String name = "certificate.cer";
        try {
            Certificate certificate = certificates.read(encoded);
            name = certificate.fileName();
            if (!fromClient && chain.size() < MOST_CERTIFICATES) {
                chain.add(certificate);
            } else if (fromClient && clientCertificate.isEmpty()) {
                clientCertificate = Optional.of(certificate);
            }
        } catch (MalformedInput e) {
            context.irregularity("broken certificate",
                    "A certificate breaks its format, so its fields are not shown; it is kept as a file: "
                            + e.getMessage());
        }
        FileWriter file = context.file(FileOffer.of(protocol, fromClient, name, "application/pkix-cert")
                .size(encoded.length));
        file.data(new ByteWindow(encoded, 0, encoded.length));
        file.end();
    }

    void alert(boolean fromClient, int level, int description) {
        if (alerts.size() < MOST_ALERTS) {
            alerts.add((fromClient ? "client: " : "server: ") + (level == 2 ? "fatal " : "warning ")
                    + Alerts.name(description));
        }
    }

    /** Tells the handshake, the first time this is called and if there was one. */
    public void tell() {
        if (told || client.isEmpty() && server.isEmpty() && chain.isEmpty()) {
            return;
        }
        told = true;
        Details details = new Details();
        server.ifPresent(hello -> details.put("version", Versions.name(hello.version())));
        client.ifPresent(hello -> details.put("sni", hello.serverName()));
        List<String> protocols = chosenProtocol.isEmpty() && client.isPresent()
                ? client.get().applicationProtocols() : chosenProtocol;
        details.put("alpn", String.join(",", protocols));
        server.ifPresent(hello -> details.put("cipher", CipherSuites.name(hello.cipherSuite())));
        client.ifPresent(hello -> details.put("ja3", Fingerprints.md5(Fingerprints.ja3(hello))));
        firstAnswer.ifPresent(hello -> details.put("ja3s", Fingerprints.md5(Fingerprints.ja3s(hello))));
        client.ifPresent(hello -> details.put("ja4", Fingerprints.ja4(hello)));
        server.ifPresent(hello -> details.put("ja4s", Fingerprints.ja4s(hello, chosenProtocol)));
        describeCertificates(details);
        describeRest(details);
        String subject = client.map(ClientHello::serverName).filter(name -> !name.isEmpty())
                .orElseGet(() -> chain.isEmpty() ? "" : chain.get(0).subject().commonName());
        context.event(begin, EventKind.of(protocol, "handshake", Tables.TLS), subject, details);
        if (context.inspection().wanted()) {
            new HandshakeBuffers(context.inspection(), context.mark().time()).show(protocol, client, firstAnswer,
                    server, new HandshakeBuffers.Shown(chain, clientCertificate), protocols);
        }
    }

    private void describeCertificates(Details details) {
        if (!chain.isEmpty()) {
            Certificate own = chain.get(0);
            details.put("subject", own.subject().text()).put("issuer", own.issuer().text());
            own.notBefore().ifPresent(time -> details.time("not_before", time));
            own.notAfter().ifPresent(time -> details.time("not_after", time));
            details.put("cert_sha256", own.sha256()).put("ja4x", own.ja4x())
                    .put("serial", own.serial()).put("names", own.names());
            if (own.notBefore().isEmpty() || own.notAfter().isEmpty()) {
                details.put("validity", own.validity());
            }
            details.put("chain", chain.stream().skip(1).map(each -> each.subject().text()).toList());
        }
        clientCertificate.ifPresent(own -> details.put("client_subject", own.subject().text())
                .put("client_issuer", own.issuer().text()).put("client_cert_sha256", own.sha256()));
    }

    private void describeRest(Details details) {
        client.ifPresent(hello -> {
            details.put("offered_version", Versions.name(hello.highestVersion()));
            flag(details, "ech", hello.extensions().has(Extensions.ENCRYPTED_CLIENT_HELLO));
            flag(details, "early_data", hello.extensions().has(Extensions.EARLY_DATA));
            flag(details, "pre_shared_key", hello.extensions().has(Extensions.PRE_SHARED_KEY));
            flag(details, "session_ticket", hello.extensions().find(Extensions.SESSION_TICKET)
                    .filter(ticket -> ticket.length() > 0).isPresent());
        });
        flag(details, "resumed", resumed || server.isPresent()
                && server.get().extensions().has(Extensions.PRE_SHARED_KEY));
        details.put("alerts", alerts);
        for (int i = 0; i < more.size(); i++) {
            switch (more.value(i)) {
                case String text -> details.put(more.name(i), text);
                case Boolean yes -> details.put(more.name(i), yes);
                default -> throw new IllegalArgumentException("facts of a handshake are texts and flags");
            }
        }
    }

    private static void flag(Details details, String name, boolean value) {
        if (value) {
            details.put(name, true);
        }
    }
}
