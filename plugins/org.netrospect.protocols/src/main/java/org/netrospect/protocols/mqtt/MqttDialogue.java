package org.netrospect.protocols.mqtt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** What a client and its broker say to each other. */
final class MqttDialogue {
    private static final int MOST_PENDING = 1000;
    private static final int MOST_FILTERS = 100;
    private static final int VERSION_5 = 5;

    private final SessionContext context;
    private final MqttConnection connection;
    private final Publications publications;
    private final MqttEvents events;
    private final Map<Integer, Subscription> pending = new LinkedHashMap<>();

    /** Topics that a client asks for, until they are granted. */
    private record Subscription(Mark at, String kind, List<String> filters) {
    }

    MqttDialogue(SessionContext context) {
        this.context = context;
        connection = new MqttConnection(context);
        publications = new Publications(context);
        events = new MqttEvents(context.inspection());
    }

    /** @param b the packet, or its beginning @param length of the whole packet */
    void packet(boolean fromClient, ByteWindow b, long length) {
        if (context.inspection().wanted()) {
            events.show(fromClient, b);
        }
        read(fromClient, b, length);
        if (context.inspection().wanted()) {
            new MqttBuffers(context.inspection()).show(fromClient, b, connection.version());
        }
    }

    private void read(boolean fromClient, ByteWindow b, long length) {
        MqttFields fields = new MqttFields(b, MqttFields.body(b));
        int flags = b.u8(0) & 15;
        switch (b.u8(0) >> 4) {
            case 1 -> connection.connect(fields);
            case 2 -> connection.accepted(fields);
            case 3 -> publications.publish(fromClient, flags, fields, connection.version() >= VERSION_5,
                    length - b.length());
            case 8 -> subscribe(fields, "subscription");
            case 9 -> granted(fields);
            case 10 -> subscribe(fields, "unsubscription");
            case 11 -> granted(fields);
            case 14 -> disconnect(fromClient, fields);
            case 4, 5, 6, 7, 12, 13, 15 -> {
                // acknowledgements, pings, proofs in several steps
            }
            default -> throw new MalformedInput("an MQTT packet has the reserved type 0");
        }
    }

    private void subscribe(MqttFields fields, String kind) {
        int id = fields.u16();
        if (connection.version() >= VERSION_5) {
            fields.properties();
        }
        List<String> filters = new ArrayList<>();
        while (fields.more() && filters.size() < MOST_FILTERS) {
            filters.add(fields.text());
            if (kind.equals("subscription")) {
                fields.u8();
            }
        }
        for (String filter : filters) {
            MqttConnection.show(context, kind.equals("subscription") ? "mqtt.subscribe.topic"
                    : "mqtt.unsubscribe.topic", filter);
        }
        if (pending.size() >= MOST_PENDING) {
            tell(pending.remove(pending.keySet().iterator().next()), Optional.empty());
        }
        pending.put(id, new Subscription(context.mark(), kind, filters));
    }

    private void granted(MqttFields fields) {
        Subscription asked = pending.remove(fields.u16());
        if (asked == null) {
            return;
        }
        if (connection.version() >= VERSION_5) {
            fields.properties();
        }
        int refused = 0;
        while (fields.more()) {
            refused += fields.u8() >= 0x80 ? 1 : 0;
        }
        tell(asked, Optional.of(refused));
    }

    private void tell(Subscription asked, Optional<Integer> refused) {
        Details details = new Details().put("client_id", connection.clientId()).put("topics", asked.filters());
        refused.ifPresent(count -> details.put("refused", (long) count));
        context.event(asked.at(), EventKind.of("mqtt", asked.kind()), String.join(", ", asked.filters()), details);
    }

    private void disconnect(boolean fromClient, MqttFields fields) {
        int code = fields.more() ? fields.u8() : 0;
        if (code != 0) {
            if (fields.more()) {
                fields.properties();
            }
            context.event(context.mark(), EventKind.of("mqtt", "disconnection"), MqttConnection.reason(code),
                    new Details().put("client_id", connection.clientId()).put("by", fromClient ? "client" : "server")
                            .put("reason_code", code).put("reason", MqttConnection.reason(code))
                            .put("text", fields.reason()));
        }
    }

    void end() {
        connection.end();
        pending.values().forEach(asked -> tell(asked, Optional.empty()));
        publications.end();
    }
}
