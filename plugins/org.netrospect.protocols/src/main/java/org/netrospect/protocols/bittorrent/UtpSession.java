package org.netrospect.protocols.bittorrent;

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

/** Puts the packets of one connection in order for who reads what is inside. One thread. */
final class UtpSession implements Datagrams.Reader {
    static final int HEADER = 20;
    static final int VERSION = 1;
    static final int SYN = 4;
    private static final int DATA = 0;
    private static final int RESET = 3;
    private static final int MOST_EXTENSIONS = 8;
    private static final EventKind CONNECTION = EventKind.of("utp", "connection");

    private final SessionContext context;
    private Optional<Mark> begin = Optional.empty();
    private Optional<Analyzer> inner = Optional.empty();
    private Optional<OrderedMessages> client = Optional.empty();
    private Optional<OrderedMessages> server = Optional.empty();
    private final long[] packets = new long[2];
    private final long[] bytes = new long[2];
    private int connection = -1;
    private boolean reset;

    UtpSession(SessionContext context) {
        this.context = context;
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow packet) {
        int type = packet.u8(0) >> 4;
        if ((packet.u8(0) & 15) != VERSION || type > SYN || packet.length() < HEADER) {
            throw new MalformedInput("does not begin as one");
        }
        if (begin.isEmpty()) {
            begin = Optional.of(context.mark());
            connection = packet.u16(2);
        }
        int number = packet.u16(16);
        reset |= type == RESET;
        if (type == SYN) {
            messages(fromClient, number + 1L);
        } else if (type == DATA) {
            int at = payloadAt(packet);
            packets[fromClient ? 0 : 1]++;
            bytes[fromClient ? 0 : 1] += packet.length() - at;
            // who answered says nowhere with which number its data begins: the first one that came is taken for it
            OrderedMessages messages = messages(fromClient, number);
            // numbers have 16 bits: the nearest to the one that is waited for is meant
            messages.message(messages.next() + (short) (number - messages.next()),
                    packet.slice(at, packet.length() - at));
        }
    }

    private OrderedMessages messages(boolean fromClient, long first) {
        Optional<OrderedMessages> known = fromClient ? client : server;
        if (known.isPresent()) {
            return known.get();
        }
        OrderedMessages messages = new OrderedMessages(inside(), fromClient, first);
        if (fromClient) {
            client = Optional.of(messages);
        } else {
            server = Optional.of(messages);
        }
        return messages;
    }

    private Analyzer inside() {
        if (inner.isEmpty()) {
            inner = Optional.of(context.inner(IpProtocol.TCP));
        }
        return inner.get();
    }

    /** Where the extensions end. */
    static int payloadAt(ByteWindow packet) {
        int extension = packet.u8(1);
        int at = HEADER;
        for (int i = 0; extension != 0; i++) {
            if (i == MOST_EXTENSIONS) {
                throw new MalformedInput("has more than " + MOST_EXTENSIONS + " extensions");
            }
            extension = packet.u8(at);
            at += 2 + packet.u8(at + 1);
        }
        return at;
    }

    @Override
    public void end() {
        client.ifPresent(OrderedMessages::end);
        server.ifPresent(OrderedMessages::end);
        begin.ifPresent(at -> {
            Details details = new Details().put("connection_id", connection).put("client_packets", packets[0])
                    .put("server_packets", packets[1]).put("client_bytes", bytes[0]).put("server_bytes", bytes[1]);
            context.event(at, CONNECTION, packets[0] + packets[1] + " packets with data",
                    reset ? details.put("reset", true) : details);
        });
    }
}
