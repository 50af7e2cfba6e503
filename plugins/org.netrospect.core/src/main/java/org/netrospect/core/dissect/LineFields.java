package org.netrospect.core.dissect;

import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;

/** Fields of serial lines and what carries their protocols: PPP (RFC 1661), PPPoE (RFC 2516), HDLC, Frame Relay. */
final class LineFields {
    private static final Map<Integer, String> PPPOE_CODES = Map.of(0, "session data", 0x07, "discovery offer", 0x09,
            "discovery initiation", 0x19, "discovery request", 0x65, "discovery confirmation", 0xa7,
            "discovery termination");
    private static final Map<Integer, String> PPP_PROTOCOLS = Map.ofEntries(Map.entry(0x21, "IPv4"),
            Map.entry(0x2d, "Van Jacobson compressed TCP"), Map.entry(0x2f, "Van Jacobson uncompressed TCP"),
            Map.entry(0x3d, "multilink"), Map.entry(0x57, "IPv6"), Map.entry(0xfd, "compressed datagram"),
            Map.entry(0x281, "MPLS"), Map.entry(0x283, "MPLS multicast"), Map.entry(0x8021, "IPv4 control"),
            Map.entry(0x8053, "encryption control"), Map.entry(0x8057, "IPv6 control"),
            Map.entry(0x80fd, "compression control"), Map.entry(0x8281, "MPLS control"),
            Map.entry(0xc021, "link control"), Map.entry(0xc023, "password authentication"),
            Map.entry(0xc025, "link quality report"), Map.entry(0xc223, "challenge handshake authentication"),
            Map.entry(0xc227, "extensible authentication"));

    private LineFields() {
    }

    static String pppoe(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        f.add("Version", Integer.toString(w.u8(0) >>> 4), 0, 1);
        f.add("Type", Integer.toString(w.u8(0) & 15), 0, 1);
        int code = w.u8(1);
        String meaning = PPPOE_CODES.getOrDefault(code, "code " + FieldReader.hex(code, 2));
        f.add("Code", FieldReader.hex(code, 2) + " (" + meaning + ")", 1, 1);
        int session = f.u16("Session id", 2);
        f.u16("Length", 4);
        summary.say("PPPoE", meaning);
        if (code == 0) {
            summary.tag("pppoe " + session);
        }
        return code == 0 ? "session " + session : meaning;
    }

    static String ppp(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int at = 0;
        if (w.u8(0) == 0xff && w.u8(1) == 0x03) {
            f.hex("Address", 0, 1);
            f.hex("Control", 1, 1);
            at = 2;
        }
        boolean compressed = (w.u8(at) & 1) != 0;
        int protocol = compressed ? w.u8(at) : w.u16(at);
        String name = PPP_PROTOCOLS.getOrDefault(protocol, "unknown");
        f.add("Protocol", FieldReader.hex(protocol, 4) + " (" + name + ")", at, compressed ? 1 : 2);
        summary.say("PPP", name + (name.equals("unknown") ? " protocol " + FieldReader.hex(protocol, 4) : ""));
        return name;
    }

    /** Cisco's form: an address, a control byte, an EtherType. */
    static String hdlc(FieldReader f, Summary summary) {
        int address = f.window().u8(0);
        f.add("Address", FieldReader.hex(address, 2)
                + (address == 0x0f ? " (unicast)" : address == 0x8f ? " (broadcast)" : ""), 0, 1);
        f.hex("Control", 1, 1);
        int type = f.etherType("Protocol", 2);
        summary.say("HDLC", Names.etherType(type));
        return Names.etherType(type);
    }

    /** ITU-T Q.922 address of two bytes, then RFC 2427. */
    static String frameRelay(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int address = w.u16(0);
        int circuit = address >>> 6 & 0x3f0 | address >>> 4 & 15;
        f.add("Circuit", Integer.toString(circuit), 0, 2);
        f.add("Congestion and discard", FieldReader.hex(address >>> 1 & 7, 1), 1, 1,
                f.bit("Forward congestion", address, 3, 1, 1), f.bit("Backward congestion", address, 2, 1, 1),
                f.bit("Discard eligible", address, 1, 1, 1));
        if (w.u8(2) == 0x03) {
            f.hex("Control", 2, 1);
            f.hex("Protocol", 3, 1);
        } else {
            f.etherType("Protocol", 2);
        }
        summary.say("Frame Relay", "circuit " + circuit);
        return "circuit " + circuit;
    }
}
