package org.netrospect.protocols.mqtt;

import java.util.HashMap;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.repeat.Repeats;
import org.netrospect.protocols.text.LineReader;

/**
 * What is published: one event for each topic and direction, with the first and the last message, since sensors publish
 * without end. Long messages are files.
 */
final class Publications {
    private static final EventKind PUBLICATION = EventKind.of("mqtt", "publication");
    private static final int MOST_TOPICS = 2000;
    private static final int MOST_ALIASES = 2000;
    private static final int LONGEST_TEXT = 500;
    private static final int SHORTEST_FILE = 1024;

    private final SessionContext context;
    private final Repeats topics;
    private final Map<Integer, String> aliases = new HashMap<>();

    Publications(SessionContext context) {
        this.context = context;
        topics = new Repeats(context, MOST_TOPICS);
    }

    /** Section 3.3. @param cut bytes of the message that were not kept */
    void publish(boolean fromClient, int flags, MqttFields fields, boolean properties, long cut) {
        String topic = fields.text();
        if ((flags & 6) != 0) {
            fields.u16();
        }
        if (properties) {
            fields.properties();
            topic = aliased(fromClient, topic, fields.topicAlias());
        }
        ByteWindow message = fields.rest();
        String direction = fromClient ? "client" : "server";
        String text = text(message);
        topics.seen(context.mark(), PUBLICATION, direction + topic, topic, new Details().put("topic", topic)
                .put("direction", direction).put("qos", flags >> 1 & 3).put("retained", (flags & 1) != 0)
                .put("content_type", fields.contentType()).put("bytes", message.length() + cut)
                .put("message", text)).ifPresent(first -> first.put("last_message", text));
        if (message.length() >= SHORTEST_FILE) {
            FileWriter file = context.file(FileOffer.of("mqtt", fromClient, topic, fields.contentType())
                    .size(message.length() + cut));
            file.data(message);
            file.end();
        }
        if (context.inspection().wanted()) {
            MqttConnection.show(context, "mqtt.publish.topic", topic);
            context.inspection().buffer("mqtt.publish.message", fromClient, message);
        }
    }

    /** A number may stand for a topic that was named before (MQTT 5, section 3.3.2.3.4). */
    private String aliased(boolean fromClient, String topic, int alias) {
        int key = alias << 1 | (fromClient ? 1 : 0);
        if (alias > 0 && !topic.isEmpty() && aliases.size() < MOST_ALIASES) {
            aliases.put(key, topic);
        }
        return topic.isEmpty() ? aliases.getOrDefault(key, "alias " + alias) : topic;
    }

    /** A message if it is a text, else how long it is. */
    static String text(ByteWindow message) {
        int length = Math.min(message.length(), LONGEST_TEXT);
        for (int i = 0; i < length; i++) {
            int c = message.u8(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                return message.length() + " bytes";
            }
        }
        return LineReader.text(message.array(), message.arrayOffset(), length)
                + (length < message.length() ? "…" : "");
    }

    void end() {
        topics.end();
    }
}
