package org.netrospect.protocols.bacnet;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;

/** Puts messages together that came in segments (ASHRAE 135, clause 5.2). One thread. */
final class Segments {
    /** Messages under way; the oldest is given up for a new one. */
    private static final int MOST = 32;
    private static final int LONGEST = 1 << 17;

    private final Map<String, Message> messages = new LinkedHashMap<>();

    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int next;
    }

    /**
     * The next segment; one that was sent again, or that has none before it, is left out.
     *
     * @param more whether others follow
     * @return what all segments contain, if this is the last
     */
    Optional<ByteWindow> add(String key, int number, boolean more, ByteWindow content) {
        if (number == 0 && (!messages.containsKey(key) || messages.get(key).next != 256)) {
            if (messages.size() >= MOST) {
                messages.remove(messages.keySet().iterator().next());
            }
            messages.put(key, new Message());
        }
        Message message = messages.get(key);
        if (message == null || (message.next & 0xff) != number || message.bytes.size() > LONGEST) {
            return Optional.empty();
        }
        message.next++;
        message.bytes.write(content.array(), content.arrayOffset(), content.length());
        if (more) {
            return Optional.empty();
        }
        messages.remove(key);
        byte[] all = message.bytes.toByteArray();
        return Optional.of(new ByteWindow(all, 0, all.length));
    }
}
