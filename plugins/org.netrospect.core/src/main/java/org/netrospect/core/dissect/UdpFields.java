package org.netrospect.core.dissect;

import org.netrospect.core.net.IpProtocol;

/** Fields of UDP (RFC 768) and UDP-Lite (RFC 3828). */
final class UdpFields {
    private UdpFields() {
    }

    static String describe(FieldReader f, Summary summary) {
        int source = f.window().u16(0);
        int destination = f.window().u16(2);
        f.add("Source port", Names.port(source), 0, 2);
        f.add("Destination port", Names.port(destination), 2, 2);
        String between = source + " → " + destination;
        summary.say("UDP", between);
        int length = f.u16("Length", 4);
        int data = length == 0 ? f.claimed() - 8 : Math.max(0, length - 8);
        summary.say("UDP", between + " len " + data);
        int checksum = f.window().u16(6);
        // another length is UDP-Lite's, whose checksum covers a part only, or a broken one
        boolean other = length != 0 && length != f.claimed();
        f.add("Checksum", checksum == 0 ? "0x0000 (none)" : other ? FieldReader.hex(checksum, 4) + " (not checked)"
                : ChecksumText.internet(f, 6, f.claimed(), summary.pseudoHeader(IpProtocol.UDP, f.claimed())), 6, 2);
        return between;
    }
}
