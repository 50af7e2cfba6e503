package org.netrospect.core.session;

import org.netrospect.core.packet.Datagram;

/** What reassembly met that an analyst must know of. */
final class StreamNotes {
    private StreamNotes() {
    }

    /** Tells if bytes came again, from number {@code from} on, and are not what they were. */
    static void repeated(Session session, Datagram d, DeliveredBytes delivered, long from,
            SessionAnalysisSource analyses) {
        if (delivered.differ(from, d.data, d.payloadOffset, d.payloadCaptured)) {
            analyses.note(session, d, "TCP retransmission differs", "Bytes of the stream came again with other "
                    + "content; the first were taken: the first may be injected or damaged, or this is an evasion");
        }
    }

    /** @param found what {@link TcpStream#add} gave */
    static void found(Session session, Datagram d, int found, SessionAnalysisSource analyses) {
        if ((found & TcpStream.DIFFERS) != 0) {
            analyses.note(session, d, "overlapping TCP segments differ", "Two copies of the same bytes of the stream "
                    + "differ; the first was taken, the receiver may have taken the other: this may be an evasion");
        }
        if ((found & TcpStream.LIMIT) != 0) {
            analyses.note(session, d, "too much out of order", "Missing bytes were given up as lost because what "
                    + "came after them reached a limit of reassembly");
        }
    }
}
