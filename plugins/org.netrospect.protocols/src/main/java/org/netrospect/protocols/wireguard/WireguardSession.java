package org.netrospect.protocols.wireguard;

import java.util.HexFormat;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** Reads the messages of one session (WireGuard: Next Generation Kernel Network Tunnel, section 5.4). One thread. */
final class WireguardSession implements Datagrams.Reader {
    static final int INITIATION = 1;
    static final int RESPONSE = 2;
    static final int COOKIE = 3;
    static final int TRANSPORT = 4;
    static final int INITIATION_LENGTH = 148;
    static final int RESPONSE_LENGTH = 92;
    static final int COOKIE_LENGTH = 64;
    static final int LEAST_TRANSPORT = 32;
    /** Handshakes told of one session: every two minutes there is a new one, so these last for days. */
    private static final int MOST_HANDSHAKES = 2_000;
    private static final EventKind HANDSHAKE = EventKind.of("wireguard", "handshake");
    private static final EventKind DATA = EventKind.of("wireguard", "data");

    private final SessionContext context;
    private Optional<Attempt> attempt = Optional.empty();
    private int handshakes;
    private Optional<Mark> firstData = Optional.empty();
    private final long[] packets = new long[2];
    private final long[] bytes = new long[2];
    private long keepalives;

    /** A handshake that was begun. @param sender index that the initiator chose */
    private static final class Attempt {
        private final Mark at;
        private final boolean fromClient;
        private final int sender;
        private int initiations = 1;
        private boolean cookie;

        Attempt(Mark at, boolean fromClient, int sender) {
            this.at = at;
            this.fromClient = fromClient;
            this.sender = sender;
        }
    }

    WireguardSession(SessionContext context) {
        this.context = context;
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow message) {
        switch (message.u8(0)) {
            case INITIATION -> initiation(fromClient, exactly(message, INITIATION_LENGTH).i32le(4));
            case RESPONSE -> response(exactly(message, RESPONSE_LENGTH));
            case COOKIE -> {
                exactly(message, COOKIE_LENGTH);
                attempt.ifPresent(each -> each.cookie = true);
            }
            case TRANSPORT -> transport(fromClient, message);
            default -> throw new MalformedInput("is of the unknown type " + message.u8(0));
        }
    }

    private static ByteWindow exactly(ByteWindow message, int length) {
        if (message.length() != length) {
            throw new MalformedInput("has " + message.length() + " bytes instead of " + length);
        }
        return message;
    }

    private void initiation(boolean fromClient, int sender) {
        if (attempt.isPresent() && attempt.get().fromClient == fromClient) {
            // a new index each time; what is answered is the last one
            Attempt again = new Attempt(attempt.get().at, fromClient, sender);
            again.initiations = attempt.get().initiations + 1;
            again.cookie = attempt.get().cookie;
            attempt = Optional.of(again);
            return;
        }
        tellUnanswered();
        attempt = Optional.of(new Attempt(context.mark(), fromClient, sender));
    }

    private void response(ByteWindow message) {
        int receiver = message.i32le(8);
        if (attempt.isPresent() && attempt.get().sender == receiver) {
            Details details = details(attempt.get()).put("receiver_index", index(message.i32le(4)))
                    .put("answered", true);
            tell(attempt.get().at, "answered", details);
            attempt = Optional.empty();
        } else {
            tell(context.mark(), "answer without its beginning", new Details().put("sender_index", index(receiver))
                    .put("receiver_index", index(message.i32le(4))).put("answered", true));
        }
    }

    private static Details details(Attempt attempt) {
        Details details = new Details().put("initiator", attempt.fromClient ? "client" : "server")
                .put("sender_index", index(attempt.sender)).put("initiations", attempt.initiations);
        return attempt.cookie ? details.put("cookie_demanded", true) : details;
    }

    private static String index(int value) {
        return HexFormat.of().toHexDigits(value);
    }

    private void tellUnanswered() {
        attempt.ifPresent(each -> tell(each.at, "not answered", details(each).put("answered", false)));
        attempt = Optional.empty();
    }

    private void tell(Mark at, String subject, Details details) {
        if (++handshakes <= MOST_HANDSHAKES) {
            context.event(at, HANDSHAKE, subject, details);
        } else {
            context.irregularity("too many handshakes", "More than " + MOST_HANDSHAKES
                    + " WireGuard handshakes were made in this session; later ones are not told.");
        }
    }

    private void transport(boolean fromClient, ByteWindow message) {
        if (message.length() < LEAST_TRANSPORT) {
            throw new MalformedInput("has " + message.length() + " bytes, at least " + LEAST_TRANSPORT
                    + " were expected");
        }
        if (firstData.isEmpty()) {
            firstData = Optional.of(context.mark());
        }
        int side = fromClient ? 0 : 1;
        packets[side]++;
        bytes[side] += message.length() - LEAST_TRANSPORT;
        keepalives += message.length() == LEAST_TRANSPORT ? 1 : 0;
    }

    @Override
    public void end() {
        tellUnanswered();
        firstData.ifPresent(at -> context.event(at, DATA, packets[0] + packets[1] + " packets",
                new Details().put("client_packets", packets[0]).put("server_packets", packets[1])
                        .put("client_bytes", bytes[0]).put("server_bytes", bytes[1])
                        .put("keepalives", keepalives)));
    }
}
