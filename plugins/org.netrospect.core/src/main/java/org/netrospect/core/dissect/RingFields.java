package org.netrospect.core.dissect;

/** Fields of FDDI and token ring. */
final class RingFields {
    private RingFields() {
    }

    static String fddi(FieldReader f, Summary summary) {
        f.add("Frame control", FieldReader.hex(f.window().u8(0), 2), 0, 1);
        return addresses(f, summary, "FDDI", 1);
    }

    static String tokenRing(FieldReader f, Summary summary) {
        f.add("Access control", FieldReader.hex(f.window().u8(0), 2), 0, 1);
        f.add("Frame control", FieldReader.hex(f.window().u8(1), 2), 1, 1);
        String between = addresses(f, summary, "Token ring", 2);
        if (f.header() > 14) {
            f.rest("Route", 14, f.header());
        }
        return between;
    }

    private static String addresses(FieldReader f, Summary summary, String link, int at) {
        String destination = f.mac("Destination", at);
        String source = f.mac("Source", at + 6);
        summary.between(source, destination);
        summary.say(link, "802.2");
        return source + " → " + destination;
    }
}
