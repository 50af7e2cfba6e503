package org.netrospect.core.session;

import java.util.OptionalInt;

/**
 * One side of a TCP connection: where its sequence numbers are and how far its handshake and close got. Sequence
 * numbers are told relative to its SYN, so that the first byte of its stream has number 1, also where no SYN was seen.
 */
final class TcpEndpoint {
    /** What was seen of a side, in the words of Zeek's states. */
    enum State {
        INACTIVE, SYN_SENT, SYN_ACK_SENT, PARTIAL, ESTABLISHED, CLOSED, RESET
    }

    /** A retransmitted SYN or a RST whose number is further away than this is not believed. */
    static final int IMPLAUSIBLE_STEP = 1 << 20;

    final TcpStream stream;
    final DeliveredBytes delivered = new DeliveredBytes();
    State state = State.INACTIVE;
    State previous = State.INACTIVE;
    private int start;
    private int last;
    private int acked;
    private int wraps;
    private int ackWraps;
    /** The number of another SYN than the one that the stream begins with. */
    private OptionalInt rival = OptionalInt.empty();
    int fins;
    /** Relative number of the byte after its FIN. */
    long finEnd;
    boolean closed;
    // lower halves of relative numbers: they are compared only
    int historySyn;
    int historyFin;
    int historyRst;
    /** The analyzer was told that nothing more comes. */
    boolean ended;
    /** Relative number up to which bytes were acknowledged before they were seen; 0 if none are awaited. */
    long overtaken;
    private int gaps;
    private int repeats;
    private int zeroWindows;

    TcpEndpoint(TcpStream stream) {
        this.stream = stream;
    }

    /** The history tells these at the first, tenth, hundredth … time. */
    private static boolean told(int count) {
        int rest = count;
        while (rest > 1 && rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }

    boolean gapTold() {
        return told(++gaps);
    }

    boolean repeatTold() {
        return told(++repeats);
    }

    boolean zeroWindowTold() {
        return told(++zeroWindows);
    }

    void state(State next) {
        if (next != state) {
            previous = state;
            state = next;
        }
    }

    boolean handshaking() {
        return state == State.SYN_SENT || state == State.SYN_ACK_SENT;
    }

    /** Established, or closed after having been so: gaps are then believed. */
    boolean clean() {
        return state == State.ESTABLISHED || state == State.CLOSED && previous == State.ESTABLISHED;
    }

    int start() {
        return start;
    }

    int last() {
        return last;
    }

    /** Takes the number of a SYN, or, at the first packet, of what there is instead. */
    void number(boolean syn, int sequence, int end) {
        if (state == State.INACTIVE) {
            begin(syn ? sequence : sequence - 1, syn ? end : sequence);
        } else if (syn && (state != State.CLOSED && state != State.RESET
                || state == State.RESET && previous == State.INACTIVE)) {
            another(sequence, end);
        }
    }

    /**
     * Another SYN. Devices on the way answer for servers, and then the servers answer too, with a number of their own:
     * what the other side acknowledges says which of them counts.
     */
    private void another(int sequence, int end) {
        if (sequence == start) {
            begin(sequence, end);
        } else if (acked == start) {
            rival = OptionalInt.of(start);
            begin(sequence, end);
        } else if (stream.next() == 1) {
            rival = OptionalInt.of(sequence);
        }
    }

    /**
     * The other side acknowledges its bytes.
     *
     * @param believed whether the number is to be kept
     * @return relative number that is acknowledged, 0 if it lies before the start
     */
    long acknowledge(int number, boolean believed) {
        if (state == State.INACTIVE) {
            begin(number - 1, number - 1);
            return 1;
        }
        if (rival.isPresent() && stream.next() == 1 && number == rival.getAsInt() + 1 && number != start + 1) {
            int other = start;
            begin(number - 1, number);
            rival = OptionalInt.of(other);
        }
        long relative = relative(number, acked, ackWraps);
        if (relative < 0) {
            return 0;
        }
        if (believed) {
            advanceAcked(number);
        }
        return relative;
    }

    private void begin(int syn, int end) {
        start = syn;
        acked = syn;
        last = end;
    }

    private long startUnsigned() {
        return start & 0xffff_ffffL;
    }

    private static long full(int number, int wrapped) {
        return ((long) wrapped << 32) + (number & 0xffff_ffffL);
    }

    private long lastFull() {
        return full(last, wraps);
    }

    /** Relative number of a byte it sends. Below 0 if it lies before the start. */
    long relativeSequence(int number) {
        return relative(number, last, wraps);
    }

    private long relative(int number, int reference, int wrapped) {
        int delta = number - reference;
        int turns = wrapped;
        boolean below = Integer.compareUnsigned(number, reference) < 0;
        if (delta < 0 && turns > 0 && !below) {
            turns--;
        } else if (delta > 0 && below) {
            turns++;
        }
        return turns == 0 ? number - start : full(number, turns) - startUnsigned();
    }

    void advanceLast(int number) {
        if (Integer.compareUnsigned(number, last) < 0) {
            wraps++;
        }
        last = number;
    }

    private void advanceAcked(int number) {
        int delta = number - acked;
        if (delta <= 0 || number == 0 && delta > IMPLAUSIBLE_STEP) {
            return;
        }
        if (Integer.compareUnsigned(number, acked) < 0) {
            ackWraps++;
        }
        acked = number;
    }

    /** Nothing it sent was acknowledged, but perhaps its SYN. */
    boolean nothingAcked() {
        long distance = full(acked, ackWraps) - startUnsigned();
        return distance == 0 || distance == 1;
    }

    /** Relative number behind the last byte that was recorded of it, in whole or not. */
    long lastRelative() {
        return lastFull() - startUnsigned();
    }

    long ackedRelative() {
        return full(acked, ackWraps) - startUnsigned();
    }

    /** Bytes of its stream by sequence numbers, without SYN and FIN. */
    long size(TcpEndpoint peer) {
        if (previous == State.SYN_SENT && state == State.RESET && peer.state == State.INACTIVE && !nothingAcked()) {
            return 0;
        }
        long size = Math.max(lastFull(), full(acked, ackWraps)) - startUnsigned();
        if (size != 0) {
            size--;
        }
        if (fins > 0 && size != 0) {
            size--;
        }
        return size;
    }

    /** Whether bytes up to its last number are still to come or to be acknowledged: its close is then not complete. */
    boolean pending(TcpEndpoint peer) {
        long delivered = startUnsigned() + stream.next();
        long end = lastFull();
        if (end < delivered) {
            return false;
        }
        return delivered != end && delivered != end - 1 || state != State.RESET && peer.stream.holds();
    }
}
