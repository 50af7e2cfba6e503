package org.netrospect.protocols.ipsec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.login.Login;

/** Reads the messages of one session: what was proposed and chosen, who is who where that is in clear. One thread. */
final class IkeSession implements Datagrams.Reader {
    /** Where IKE and ESP share a port, as behind a translator of addresses. */
    static final int TRANSLATED_PORT = 4500;
    /** Bytes of zero in front of IKE where it shares a port with ESP. */
    static final int MARKER = 4;
    /** Exchanges under way in clear at a time. */
    private static final int MOST_OPEN = 64;
    /** Exchanges told of one session. */
    private static final int MOST_TOLD = 1_000;
    private static final EventKind EXCHANGE = EventKind.of("ike", "exchange");
    private static final EventKind ENCRYPTED = EventKind.of("ike", "encrypted");

    private final SessionContext context;
    private final EspTraffic esp;
    private final Map<String, Exchange> open = new LinkedHashMap<>();
    private final Map<String, Count> encrypted = new LinkedHashMap<>();
    private int told;

    /** Request and response of the first exchange, which is in clear. */
    private static final class Exchange {
        private final Mark at;
        private final boolean fromClient;
        private final IkeHeader first;
        private final Details details;
        private Optional<String> user = Optional.empty();
        private boolean answered;

        Exchange(Mark at, boolean fromClient, IkeHeader first) {
            this.at = at;
            this.fromClient = fromClient;
            this.first = first;
            details = new Details().put("version", first.version() >> 4).put("exchange", first.exchangeName())
                    .put("initiator_spi", first.initiator());
        }
    }

    /** Messages of one kind whose content is encrypted. */
    private static final class Count {
        private final Mark at;
        private long messages;

        Count(Mark at) {
            this.at = at;
        }
    }

    IkeSession(SessionContext context) {
        this.context = context;
        esp = new EspTraffic(context);
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow bytes) {
        if (bytes.length() == 1) {
            // keeps the translation of addresses alive
            return;
        }
        boolean marked = bytes.i32(0) == 0;
        boolean shared = context.session().serverPort() == TRANSLATED_PORT
                || context.session().clientPort() == TRANSLATED_PORT;
        if (shared && !marked) {
            esp.packet(fromClient, bytes, bytes.length());
            return;
        }
        ByteWindow message = marked ? bytes.slice(MARKER, bytes.length() - MARKER) : bytes;
        IkeHeader header = IkeHeader.of(message);
        if (header.encrypted() || header.version() == IkeHeader.VERSION_2
                && header.exchange() != IkeHeader.IKE_SA_INIT) {
            count(header);
            if (context.inspection().wanted()) {
                new IkeBuffers(context.inspection()).encrypted(fromClient, header);
            }
        } else {
            clear(fromClient, header, IkePayloads.of(header, message));
            if (context.inspection().wanted()) {
                new IkeBuffers(context.inspection()).show(fromClient, header, message);
            }
        }
    }

    private void count(IkeHeader header) {
        String name = header.exchangeName();
        if (encrypted.size() < MOST_OPEN || encrypted.containsKey(name)) {
            encrypted.computeIfAbsent(name, none -> new Count(context.mark())).messages++;
        }
    }

    private void clear(boolean fromClient, IkeHeader header, IkePayloads payloads) {
        Exchange exchange = open.get(header.initiator());
        if (exchange == null) {
            if (open.size() >= MOST_OPEN) {
                String oldest = open.keySet().iterator().next();
                tell(open.remove(oldest));
            }
            exchange = new Exchange(context.mark(), fromClient, header);
            open.put(header.initiator(), exchange);
        }
        boolean answer = fromClient != exchange.fromClient;
        exchange.answered |= answer;
        Details details = exchange.details;
        details.put("responder_spi", header.responder().matches("0+") ? "" : header.responder());
        details.put(answer ? "chosen" : "proposals", payloads.proposals());
        details.put(answer ? "responder_key_group" : "key_group", payloads.group());
        details.put(answer ? "responder_vendor_ids" : "vendor_ids", payloads.vendors());
        details.put(answer ? "responder_notify" : "notify", payloads.notices());
        payloads.identity().ifPresent(name -> details.put(answer ? "responder_identity" : "identity", name));
        if (!answer && exchange.user.isEmpty()) {
            exchange.user = payloads.identity();
        }
    }

    private void tell(Exchange exchange) {
        if (++told > MOST_TOLD) {
            context.irregularity("too many exchanges", "More than " + MOST_TOLD
                    + " key exchanges were begun in this session; later ones are not told.");
            return;
        }
        IkeHeader first = exchange.first;
        context.event(exchange.at, EXCHANGE, first.exchangeName() + (exchange.answered ? "" : ", not answered"),
                exchange.details.put("answered", exchange.answered));
        exchange.user.ifPresent(user -> new Login(exchange.at, user, "ike " + first.exchangeName(), "")
                .tell(context, "ike", Optional.empty()));
    }

    @Override
    public void end() {
        open.values().forEach(this::tell);
        open.clear();
        encrypted.forEach((name, count) -> context.event(count.at, ENCRYPTED, name,
                new Details().put("exchange", name).put("messages", count.messages)));
        esp.end();
    }
}
