package org.netrospect.protocols.frame;

import java.util.TreeMap;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Analyzer;

/** Puts the numbered messages of one side in order and gives what they carry to a reader. One thread. */
public final class OrderedMessages {
    /** Messages that wait for an earlier one; more are only sent if that one is lost for good. */
    private static final int MOST_WAITING = 64;

    private final Analyzer reader;
    private final boolean fromClient;
    private final TreeMap<Long, byte[]> waiting = new TreeMap<>();
    private long next;
    private boolean lost;

    /** @param first number of the first message */
    public OrderedMessages(Analyzer reader, boolean fromClient, long first) {
        this.reader = reader;
        next = first;
        this.fromClient = fromClient;
    }

    /** @param content borrowed: valid during the call */
    public void message(long number, ByteWindow content) {
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

    /** The number of the message that is waited for. */
    public long next() {
        return next;
    }

    /** No more messages come. */
    public void end() {
        if (!lost) {
            lost = true;
            reader.end(fromClient);
        }
    }
}
