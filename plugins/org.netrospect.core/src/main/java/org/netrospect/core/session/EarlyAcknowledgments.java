package org.netrospect.core.session;

import static org.netrospect.core.packet.Datagram.FIN;
import static org.netrospect.core.packet.Datagram.RST;
import static org.netrospect.core.packet.Datagram.SYN;

/**
 * Acknowledgments that were recorded before the bytes they acknowledge: cards with several queues, and taps of two
 * lines, give packets in such an order. What is acknowledged and was not seen is not missing until the sender goes on
 * behind it, or the receiver does anything but acknowledge. The history says {@code g} at the acknowledgment, as Zeek
 * does. One per session; the numbers themselves are kept by the {@link TcpEndpoint}.
 */
final class EarlyAcknowledgments {
    private static final int QUIET = ~(FIN | SYN | RST);

    private EarlyAcknowledgments() {
    }

    /** Whether an acknowledgment of a side's bytes is to be kept until it is clear what is missing. */
    static boolean early(TcpEndpoint side, long acknowledged, int flags, int length) {
        return acknowledged > Math.max(side.stream.next(), side.lastRelative()) && !side.stream.waits()
                && side.fins == 0 && length == 0 && (flags & QUIET) == flags;
    }

    /** Keeps it. @return whether it acknowledges more than others before */
    static boolean keep(TcpEndpoint side, long acknowledged, StreamListener listener) {
        side.stream.acknowledged(side.stream.next(), true, listener);
        boolean more = acknowledged > side.overtaken;
        side.overtaken = Math.max(side.overtaken, acknowledged);
        return more;
    }

    /**
     * Before a packet is looked into: it may show that something is missing.
     *
     * @param sequence relative number of the packet's first byte
     */
    static void before(TcpEndpoint side, TcpEndpoint peer, long sequence, int flags, int length,
            StreamListener listener) {
        if (side.overtaken != 0) {
            if ((flags & FIN) != 0) {
                side.overtaken = Math.min(side.overtaken, side.finEnd - 1);
            }
            if ((flags & QUIET) != flags) {
                missing(side, Long.MAX_VALUE, listener);
            } else if (sequence > side.stream.next()) {
                missing(side, sequence, listener);
            }
        }
        if (peer.overtaken != 0 && (length > 0 || (flags & QUIET) != flags)) {
            missing(peer, Long.MAX_VALUE, listener);
        }
    }

    /** Where a side's bytes begin that the other has not acknowledged, or that it acknowledged early. */
    static long acknowledged(TcpEndpoint side) {
        return side.overtaken == 0 ? side.ackedRelative() : side.stream.next();
    }

    /** After the bytes of a side's packet were taken. */
    static void after(TcpEndpoint side, StreamListener listener) {
        if (side.overtaken != 0) {
            side.stream.acknowledged(Math.min(side.overtaken, side.stream.next()), true, listener);
            if (side.stream.next() >= side.overtaken) {
                side.overtaken = 0;
            }
        }
    }

    /** What was acknowledged early and did not come is missing, as far as {@code upTo}. */
    static void missing(TcpEndpoint side, long upTo, StreamListener listener) {
        if (side.overtaken != 0) {
            side.stream.acknowledged(Math.min(side.overtaken, upTo), true, listener);
            after(side, listener);
        }
    }
}
