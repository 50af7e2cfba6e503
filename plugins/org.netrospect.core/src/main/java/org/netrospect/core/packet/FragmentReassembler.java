package org.netrospect.core.packet;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.netrospect.core.Limits;

/**
 * Puts IP fragments together (RFC 791, section 3.2; RFC 8200, section 4.5). Where fragments overlap the first copy is
 * kept. What waits is bounded in bytes, number and time; what is given up is told, and if its first fragment is there,
 * goes on as a datagram that ends where the first gap is.
 */
final class FragmentReassembler {
    private static final int LONGEST = 65535;

    /** What belongs together. */
    private record Key(int version, int protocol, int id, long sourceHigh, long sourceLow, long destinationHigh,
            long destinationLow) {
    }

    /**
     * A datagram that is whole.
     *
     * @param recorded bytes of it that were recorded; what is behind was cut off
     * @param protocol of the first fragment
     * @param wireLength of all packets it came in
     * @param earlier where the packets before the present one are
     */
    record Whole(byte[] bytes, int recorded, int protocol, int fragments, long wireLength, FragmentSource[] earlier) {
    }

    /** Takes a datagram of which something is missing, the cursor put on its bytes. */
    @FunctionalInterface
    interface Incomplete {
        void decode(int protocol, int end);
    }

    private final Limits limits;
    private final Map<Key, PartialDatagram> waiting = new LinkedHashMap<>();
    private final ArrayDeque<Whole> whole = new ArrayDeque<>(1);
    private long bytes;
    private long previousTime = Long.MIN_VALUE;
    private boolean givingUp;
    private Incomplete incomplete = (protocol, end) -> {
    };

    FragmentReassembler(Limits limits) {
        this.limits = limits;
    }

    /** Told once, before anything is decoded. */
    void incomplete(Incomplete decoder) {
        incomplete = decoder;
    }

    /**
     * Takes a fragment, whose IP header the cursor has read.
     *
     * @param offset of its first byte in the datagram
     * @param more whether others follow
     * @return true if the datagram is whole: {@link #take} it
     */
    boolean add(Cursor c, int id, int protocol, int start, int end, int offset, boolean more) {
        c.held = true;
        if (givingUp) {
            // inside a datagram that is incomplete itself, and changing what is being gone through
            return false;
        }
        int length = end - start;
        if (length <= 0 || offset + length > LONGEST || more && length % 8 != 0) {
            c.flaw(offset + length > LONGEST ? Flaw.FRAGMENT_TOO_LONG : Flaw.MALFORMED_NETWORK);
            return false;
        }
        Key key = new Key(c.ipVersion, c.ipVersion == 4 ? protocol : 0, id, c.sourceHigh, c.sourceLow,
                c.destinationHigh,
                c.destinationLow);
        PartialDatagram datagram = waiting.get(key);
        if (datagram == null) {
            datagram = new PartialDatagram(c, protocol);
            waiting.put(key, datagram);
        }
        long before = datagram.size();
        datagram.add(c, protocol, start, length, offset, more);
        bytes += datagram.size() - before;
        if (datagram.complete()) {
            remove(key, datagram);
            whole.add(datagram.whole(c));
            return true;
        }
        shrink(c);
        return false;
    }

    /** The datagram that {@link #add} just completed. */
    Whole take(Cursor c) {
        Whole taken = whole.remove();
        c.held = false;
        return taken;
    }

    private void remove(Key key, PartialDatagram datagram) {
        waiting.remove(key);
        bytes -= datagram.size();
    }

    private void giveUp(PartialDatagram datagram, Cursor c, Flaw why) {
        givingUp = true;
        datagram.giveUp(c, why, incomplete);
        givingUp = false;
    }

    /** Keeps to the limits by giving up what waits longest. */
    private void shrink(Cursor c) {
        while (waiting.size() > limits.fragmentDatagrams() || bytes > limits.fragmentBytes() && !waiting.isEmpty()) {
            Map.Entry<Key, PartialDatagram> oldest = waiting.entrySet().iterator().next();
            remove(oldest.getKey(), oldest.getValue());
            giveUp(oldest.getValue(), c, Flaw.FRAGMENT_LIMIT);
        }
    }

    /**
     * Gives up what has waited too long at the time of the cursor's packet; one packet with an absurd time does
     * nothing.
     */
    void expire(Cursor c) {
        if (waiting.isEmpty()) {
            previousTime = c.time;
            return;
        }
        long now = Math.min(c.time, previousTime);
        previousTime = c.time;
        Iterator<Map.Entry<Key, PartialDatagram>> oldest = waiting.entrySet().iterator();
        while (oldest.hasNext()) {
            PartialDatagram datagram = oldest.next().getValue();
            if (now - datagram.firstTime() <= limits.fragmentTimeout()) {
                return;
            }
            oldest.remove();
            bytes -= datagram.size();
            giveUp(datagram, c, Flaw.FRAGMENT_INCOMPLETE);
        }
    }

    /** Gives up everything. */
    void finish(Cursor c) {
        waiting.values().forEach(datagram -> giveUp(datagram, c, Flaw.FRAGMENT_INCOMPLETE));
        waiting.clear();
        bytes = 0;
    }
}
