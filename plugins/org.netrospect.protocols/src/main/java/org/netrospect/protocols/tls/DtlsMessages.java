package org.netrospect.protocols.tls;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;

/** Puts handshake messages of one direction together from fragments in any order (RFC 6347, section 4.2.3). */
final class DtlsMessages {
    static final int HEADER = 12;
    /** Certificate chains are shorter. */
    private static final int LONGEST = 1 << 17;
    /** Messages under way at a time. */
    private static final int MOST = 16;

    private final Map<Integer, Message> messages = new HashMap<>();

    /** A message under way. */
    private static final class Message {
        private final int length;
        private byte[] bytes = new byte[0];
        private final BitSet there = new BitSet();
        private boolean taken;

        Message(int length) {
            this.length = length;
        }
    }

    /** The body of the message that a fragment completes. @param fragment with its header */
    Optional<ByteWindow> put(ByteWindow fragment) {
        int length = fragment.u24(1);
        int offset = fragment.u24(6);
        int count = fragment.u24(9);
        ByteWindow content = fragment.slice(HEADER, count);
        int number = fragment.u16(4);
        if (length > LONGEST || offset + count > length || messages.size() >= MOST && !messages.containsKey(number)) {
            return Optional.empty();
        }
        Message message = messages.computeIfAbsent(number, none -> new Message(length));
        if (message.taken || message.length != length) {
            return Optional.empty();
        }
        // a length is easily claimed: room is made for what came
        if (offset + count > message.bytes.length) {
            message.bytes = Arrays.copyOf(message.bytes, offset + count);
        }
        System.arraycopy(content.array(), content.arrayOffset(), message.bytes, offset, count);
        message.there.set(offset, offset + count);
        if (message.there.nextClearBit(0) < length) {
            return Optional.empty();
        }
        message.taken = true;
        return Optional.of(new ByteWindow(message.bytes, 0, length));
    }
}
