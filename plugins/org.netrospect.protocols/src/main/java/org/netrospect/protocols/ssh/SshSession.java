package org.netrospect.protocols.ssh;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;

/** Tells who speaks SSH and how, and whether a login seems to have succeeded. */
final class SshSession implements Analyzer {
    /**
     * Encrypted bytes from a server that refuses every attempt stay below this: it ends the session after six.
     */
    private static final int SUCCESS = 5000;
    private static final EventKind HANDSHAKE = EventKind.of("ssh", "handshake");
    private static final EventKind LOGIN = EventKind.of("ssh", "login", Tables.LOGINS);
    private static final EventKind SOFTWARE = EventKind.fact("ssh", Tables.SOFTWARE);

    private final SessionContext context;
    private final Mark begin;
    private final boolean joined;
    private final SshSide client;
    private final SshSide server;
    private boolean told;
    private boolean finished;
    private boolean loggedIn;
    private int ends;

    /** @param joined recorded from the middle */
    SshSession(SessionContext context, boolean joined) {
        this.context = context;
        this.joined = joined;
        client = new SshSide(joined);
        server = new SshSide(joined);
        begin = context.mark();
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        SshSide side = fromClient ? client : server;
        boolean named = side.banner().isPresent();
        try {
            side.data(bytes);
        } catch (MalformedInput e) {
            // what was said before stands
            tell();
            throw e;
        }
        if (!named) {
            side.banner().ifPresent(banner -> software(fromClient, banner));
        }
        if (client.algorithms().isPresent() && server.algorithms().isPresent()) {
            tell();
        }
        if (joined && client.algorithms().isEmpty() && server.algorithms().isEmpty()) {
            if (client.encrypted() && server.encrypted()) {
                tellJoined();
                finished = true;
            }
            return;
        }
        if (!loggedIn && server.encrypted() && server.encryptedBytes() > SUCCESS) {
            loggedIn = true;
            finished = true;
            context.event(begin, LOGIN, "seems to have succeeded", new Details().put("success", true)
                    .put("guessed_by", "more encrypted bytes from the server than refusals take"));
        }
    }

    /** All that can be known without the beginning. */
    private void tellJoined() {
        if (!told) {
            told = true;
            context.event(begin, EventKind.of("ssh", "joined"), "recorded from its middle, encrypted",
                    new Details().put("joined_midway", true));
        }
    }

    private void software(boolean fromClient, String banner) {
        String[] parts = banner.split("-", 3);
        if (parts.length < 3) {
            return;
        }
        int cut = parts[2].indexOf('_');
        Session s = context.session();
        IpAddress host = fromClient ? new IpAddress(s.ipVersion(), s.clientHigh(), s.clientLow())
                : new IpAddress(s.ipVersion(), s.serverHigh(), s.serverLow());
        context.event(context.mark(), SOFTWARE, parts[2], new Details().put("addr", host)
                .put("product", cut < 0 ? parts[2] : parts[2].substring(0, cut))
                .put("version", cut < 0 ? "" : parts[2].substring(cut + 1)).put("source", "SSH banner"));
    }

    private void tell() {
        if (told || client.banner().isEmpty() && server.banner().isEmpty() && client.algorithms().isEmpty()
                && server.algorithms().isEmpty()) {
            return;
        }
        told = true;
        Details details = new Details();
        client.banner().ifPresent(banner -> details.put("client_banner", banner));
        server.banner().ifPresent(banner -> details.put("server_banner", banner));
        client.algorithms().ifPresent(own -> details.put("hassh", KeyExchange.md5(own.fingerprint(true))));
        server.algorithms().ifPresent(own -> details.put("hassh_server", KeyExchange.md5(own.fingerprint(false))));
        if (client.algorithms().isPresent() && server.algorithms().isPresent()) {
            KeyExchange c = client.algorithms().get();
            KeyExchange s = server.algorithms().get();
            details.put("kex", KeyExchange.agreed(c, s, KeyExchange.EXCHANGE))
                    .put("host_key", KeyExchange.agreed(c, s, KeyExchange.HOST_KEY))
                    .put("cipher", KeyExchange.agreed(c, s, KeyExchange.CIPHER_TO_SERVER))
                    .put("cipher_to_client", KeyExchange.agreed(c, s, KeyExchange.CIPHER_TO_CLIENT))
                    .put("mac", KeyExchange.agreed(c, s, KeyExchange.MAC_TO_SERVER))
                    .put("compression", KeyExchange.agreed(c, s, KeyExchange.COMPRESSION_TO_SERVER));
        }
        context.event(begin, HANDSHAKE, server.banner().or(client::banner).orElse(""), details);
        if (context.inspection().wanted()) {
            show(true, client);
            show(false, server);
            context.inspection().transactionEnd("ssh", 0);
        }
    }

    private void show(boolean fromClient, SshSide side) {
        side.banner().map(banner -> banner.split("-", 3)).filter(parts -> parts.length == 3).ifPresent(parts -> {
            buffer("ssh.proto", fromClient, parts[1]);
            buffer("ssh.software", fromClient, parts[2]);
        });
        Optional<String> fingerprint = side.algorithms().map(own -> own.fingerprint(fromClient));
        fingerprint.ifPresent(text -> {
            buffer(fromClient ? "ssh.hassh.string" : "ssh.hassh.server.string", fromClient, text);
            buffer(fromClient ? "ssh.hassh" : "ssh.hassh.server", fromClient, KeyExchange.md5(text));
        });
    }

    private void buffer(String name, boolean fromClient, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        context.inspection().buffer(name, fromClient, new ByteWindow(bytes, 0, bytes.length));
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if (!finished && !(fromClient ? client : server).gap(length)) {
            context.irregularity("ssh incomplete",
                    length + " bytes of an SSH key exchange are in no capture; what followed them is not read.");
            finished = true;
            tell();
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            tell();
            if (joined && (client.encrypted() || server.encrypted())) {
                tellJoined();
            }
        }
    }

    @Override
    public boolean done() {
        return finished;
    }
}
