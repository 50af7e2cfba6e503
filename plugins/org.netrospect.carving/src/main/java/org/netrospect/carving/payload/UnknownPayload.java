package org.netrospect.carving.payload;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** Says once of a session that no protocol explains what its first bytes look like. One thread. */
public final class UnknownPayload {
    /** Bytes of each direction that are looked at. */
    public static final int MOST = 1024;
    /** Sessions with less payload in all are not told: there is nothing to see. */
    private static final int LEAST = 2;
    /** First bytes shown of each direction. */
    private static final int SHOWN = 32;
    private static final EventKind UNKNOWN = EventKind.of("unknown", "unknown");
    private static final byte[] NOTHING = new byte[0];

    private final SessionContext context;
    private Optional<Mark> begin = Optional.empty();
    private byte[] client = NOTHING;
    private byte[] server = NOTHING;
    private boolean told;
    private boolean oneEnded;

    public UnknownPayload(SessionContext context) {
        this.context = context;
        // a protocol that gave up has named the session; others than these have formats of their own below the payload
        int transport = context.session().protocol();
        told = !context.session().service().isEmpty()
                || transport != IpProtocol.TCP && transport != IpProtocol.UDP && transport != IpProtocol.SCTP;
    }

    /** The next bytes of a direction. */
    public void data(boolean fromClient, ByteWindow bytes) {
        if (told) {
            return;
        }
        if (begin.isEmpty()) {
            begin = Optional.of(context.mark());
        }
        byte[] old = fromClient ? client : server;
        int more = Math.min(bytes.length(), MOST - old.length);
        if (more <= 0) {
            return;
        }
        byte[] now = Arrays.copyOf(old, old.length + more);
        System.arraycopy(bytes.array(), bytes.arrayOffset(), now, old.length, more);
        if (fromClient) {
            client = now;
        } else {
            server = now;
        }
        if (client.length == MOST && server.length == MOST) {
            tell();
        }
    }

    /** A direction ends. */
    public void end() {
        if (oneEnded) {
            tell();
        }
        oneEnded = true;
    }

    private void tell() {
        if (told || begin.isEmpty() || client.length + server.length < LEAST) {
            return;
        }
        told = true;
        Details details = new Details();
        Optional<Looks> one = add("client", client, details);
        Optional<Looks> other = add("server", server, details);
        String looks = one.isPresent() && other.isPresent() && one.get() != other.get()
                ? "client looks " + one.get().word() + ", server looks " + other.get().word()
                : "looks " + one.or(() -> other).orElse(Looks.BINARY).word();
        Optional<UnreadProtocol> name = UnreadProtocol.of(context.session().protocol(),
                context.session().serverPort(), context.session().clientPort(), client, server);
        name.ifPresent(it -> {
            context.service(it.name());
            details.put("protocol", it.name());
        });
        context.event(begin.get(), UNKNOWN, name.map(it -> it.name() + ", not read, ").orElse("") + looks, details);
        client = NOTHING;
        server = NOTHING;
    }

    private static Optional<Looks> add(String side, byte[] bytes, Details details) {
        if (bytes.length == 0) {
            return Optional.empty();
        }
        PayloadStatistics statistics = PayloadStatistics.of(bytes, bytes.length);
        int shown = Math.min(bytes.length, SHOWN);
        details.put(side + "_looks", statistics.looks().word()).put(side + "_entropy", statistics.entropy())
                .put(side + "_printable", statistics.printable()).put(side + "_repeated", statistics.repeated())
                .put(side + "_hex", HexFormat.of().formatHex(bytes, 0, shown))
                .put(side + "_text", text(bytes, shown));
        return Optional.of(statistics.looks());
    }

    private static String text(byte[] bytes, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
        }
        return text.toString();
    }
}
