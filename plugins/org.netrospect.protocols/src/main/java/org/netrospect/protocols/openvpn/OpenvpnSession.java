package org.netrospect.protocols.openvpn;

import java.util.HexFormat;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.frame.OrderedMessages;

/** Reads the packets of one session: tells the handshake and what was sent, passes on the TLS inside. One thread. */
final class OpenvpnSession implements Datagrams.Reader {
    private static final int KEYS = 8;
    /** Key renewals read of one session: by default there is one an hour. */
    private static final int MOST_RENEWALS = 100;
    private static final EventKind HANDSHAKE = EventKind.of("openvpn", "handshake");
    private static final EventKind DATA = EventKind.of("openvpn", "data");

    private final SessionContext context;
    private Optional<Mark> begin = Optional.empty();
    private final Side client = new Side(true);
    private final Side server = new Side(false);
    private final Channel[] channels = new Channel[KEYS];
    private int renewals;
    private boolean told;
    private boolean ended;
    private Optional<Mark> firstData = Optional.empty();
    private long peer = -1;

    /** What one end says. */
    private static final class Side {
        private final boolean isClient;
        private Optional<Protection> protection = Optional.empty();
        private String session = "";
        private long packets;
        private long bytes;

        Side(boolean isClient) {
            this.isClient = isClient;
        }
    }

    /** TLS under one key. */
    private record Channel(OrderedMessages client, OrderedMessages server) {
        static Channel of(Analyzer inner) {
            return new Channel(new OrderedMessages(inner, true, 0), new OrderedMessages(inner, false, 0));
        }

        OrderedMessages side(boolean fromClient) {
            return fromClient ? client : server;
        }

        void end() {
            client.end();
            server.end();
        }
    }

    OpenvpnSession(SessionContext context) {
        this.context = context;
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow packet) {
        int opcode = packet.u8(0) >> 3;
        int key = packet.u8(0) & 7;
        Side side = fromClient ? client : server;
        switch (opcode) {
            case Packet.CLIENT_RESET_1, Packet.SERVER_RESET_1, Packet.CLIENT_RESET_2, Packet.SERVER_RESET_2,
                    Packet.CLIENT_RESET_3 -> reset(side, packet);
            case Packet.SOFT_RESET -> {
                renew(key);
                control(side, key, packet, true);
            }
            case Packet.CONTROL -> control(side, key, packet, true);
            case Packet.ACKNOWLEDGEMENT, Packet.CLIENT_KEY_3 -> control(side, key, packet, false);
            case Packet.DATA_1 -> sent(side, packet.length() - 1);
            case Packet.DATA_2 -> {
                peer = packet.u24(1);
                sent(side, packet.length() - 4);
            }
            default -> throw new MalformedInput("has the unknown opcode " + opcode);
        }
    }

    private void reset(Side side, ByteWindow packet) {
        String session = HexFormat.of().formatHex(packet.bytes(1, 8));
        if (begin.isEmpty()) {
            begin = Optional.of(context.mark());
        }
        if (!session.equals(side.session)) {
            if (told) {
                // one of them began anew
                told = false;
                begin = Optional.of(context.mark());
                close();
            }
            side.session = session;
            side.protection = Packet.protection(packet, packet.length());
        }
        control(side, 0, packet, true);
        if (!told && !client.session.isEmpty() && !server.session.isEmpty()) {
            tell(true);
        }
    }

    private void renew(int key) {
        if (channels[key] != null && ++renewals <= MOST_RENEWALS) {
            channels[key].end();
            channels[key] = null;
        }
    }

    /** @param numbered whether it carries a message with a number */
    private void control(Side side, int key, ByteWindow packet, boolean numbered) {
        // both ends protect the channel in the same way; one of them may not have been seen from the beginning
        Optional<Protection> protection = side.protection.or(() -> client.protection).or(() -> server.protection);
        if (!numbered || protection.isEmpty() || !protection.get().readable()) {
            return;
        }
        int at = protection.get().head();
        int acknowledged = packet.u8(at);
        at += 1 + 4 * acknowledged + (acknowledged > 0 ? 8 : 0);
        long number = packet.u32(at);
        if (channels[key] == null) {
            channels[key] = Channel.of(context.inner(IpProtocol.TCP));
        }
        channels[key].side(side.isClient).message(number, packet.slice(at + 4, packet.length() - at - 4));
    }

    private void sent(Side side, int bytes) {
        if (firstData.isEmpty()) {
            firstData = Optional.of(context.mark());
        }
        side.packets++;
        side.bytes += bytes;
    }

    private void tell(boolean answered) {
        told = true;
        Optional<Protection> protection = client.protection.or(() -> server.protection);
        Details details = new Details().put("client_session", client.session).put("server_session", server.session)
                .put("answered", answered);
        protection.ifPresent(each -> details.put("control_protection", each.name()));
        protection.filter(each -> each.hmac() > 0).ifPresent(each -> details.put("hmac_bytes", each.hmac()));
        context.event(begin.orElseGet(context::mark), HANDSHAKE,
                protection.map(each -> "control channel protection: " + each.name()).orElse("unknown protection")
                        + (answered ? "" : ", not answered"), details);
    }

    private void close() {
        for (int key = 0; key < KEYS; key++) {
            if (channels[key] != null) {
                channels[key].end();
                channels[key] = null;
            }
        }
    }

    @Override
    public void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (!told && begin.isPresent()) {
            tell(false);
        }
        close();
        firstData.ifPresent(at -> {
            Details details = new Details().put("client_packets", client.packets)
                    .put("server_packets", server.packets).put("client_bytes", client.bytes)
                    .put("server_bytes", server.bytes);
            context.event(at, DATA, client.packets + server.packets + " packets",
                    peer < 0 ? details : details.put("peer_id", peer));
        });
    }
}
