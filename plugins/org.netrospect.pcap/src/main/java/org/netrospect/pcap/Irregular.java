package org.netrospect.pcap;

/** Irregularities that both formats know. */
final class Irregular {
    private static final String BEYOND_WIRE = "captured length beyond wire length";

    private Irregular() {
    }

    static void capturedBeyondWire(Remarks remarks, long packet, long time, long captured, long wire) {
        if (!remarks.full(BEYOND_WIRE)) {
            remarks.irregularity(packet, time, BEYOND_WIRE,
                    "%s: of packet %s, %s bytes were recorded though it is said to have had %s; all of them are taken."
                            .formatted(remarks.file(), packet, captured, wire));
        }
    }

    static void packetCut(Remarks remarks, long packet, long time, long captured) {
        remarks.irregularity(packet, time, "packet too long",
                "%s: packet %s has %s bytes; only the first %s are looked at."
                        .formatted(remarks.file(), packet, captured, RecordParser.MAX_PACKET));
    }
}
