package org.netrospect.protocols.openvpn;

import java.util.TreeMap;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Analyzer;

/** Puts the messages of one side of a control channel in order and gives what they carry to a reader. One thread. */
final class OrderedMessages {
    /** Messages that wait for an earlier one; OpenVPN sends at most 12 before one is acknowledged. */
    private static final int MOST_WAITING = 64;

    private final Analyzer reader;
    private final boolean fromClient;
    private final TreeMap<Long, byte[]> waiting = new TreeMap<>();
    private long next;
    private boolean lost;

    OrderedMessages(Analyzer reader, boolean fromClient) {
        this.reader = reader;
        this.fromClient = fromClient;
    }

    /** @param content borrowed */
    void message(long number, ByteWindow content) {
        if (lost || number < next) {
            return;
        }
        if (number > next) {
            if (waiting.size() < MOST_WAITING) {
                waiting.putIfAbsent(number, content.bytes(0, content.length()));
            } else {
                // how long the missing message was is not known
                lost = true;
                waiting.clear();
                reader.end(fromClient);
            }
            return;
        }
        give(content);
        while (!waiting.isEmpty() && waiting.firstKey() == next) {
            byte[] bytes = waiting.pollFirstEntry().getValue();
            give(new ByteWindow(bytes, 0, bytes.length));
        }
    }

    private void give(ByteWindow content) {
        next++;
        if (content.length() > 0) {
            reader.data(fromClient, content);
        }
    }

    void end() {
        if (!lost) {
            lost = true;
            reader.end(fromClient);
        }
    }
}
