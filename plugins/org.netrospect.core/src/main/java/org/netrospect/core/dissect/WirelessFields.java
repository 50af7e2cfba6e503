package org.netrospect.core.dissect;

import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.MacAddress;

/** Fields of IEEE 802.11 frames: all of the header, and of management frames what names a network. */
final class WirelessFields {
    private static final String[] TYPES = {"management", "control", "data", "extension"};
    private static final String[] MANAGEMENT = {"association request", "association response", "reassociation request",
            "reassociation response", "probe request", "probe response", "timing advertisement", "", "beacon", "ATIM",
            "disassociation", "authentication", "deauthentication", "action", "action without acknowledgment", ""};
    private static final String[] CONTROL = {"", "", "trigger", "", "beamforming report poll", "null data announcement",
            "control extension", "control wrapper", "block acknowledgment request", "block acknowledgment",
            "power save poll", "request to send", "clear to send", "acknowledgment", "contention free end",
            "contention free end and acknowledgment"};
    private static final Map<Integer, String> DATA = Map.of(0, "data", 4, "null", 8, "QoS data", 12, "QoS null");
    private static final String[] FLAGS = {"To the distribution system", "From the distribution system",
            "More fragments", "Retry", "Power management", "More data", "Protected", "Order"};
    private static final int HEADER = 24;

    private WirelessFields() {
    }

    static String frame(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int control = w.u8(0);
        int flags = w.u8(1);
        int type = control >>> 2 & 3;
        int subtype = control >>> 4;
        String name = name(type, subtype);
        summary.say("802.11", name);
        f.add("Frame control", FieldReader.hex(w.u16le(0), 4), 0, 2,
                f.node("Version", Integer.toString(control & 3), 0, 1),
                f.node("Type", type + " (" + TYPES[type] + ")", 0, 1),
                f.node("Subtype", subtype + " (" + name + ")", 0, 1), f.bit(FLAGS[0], flags, 0, 1, 1),
                f.bit(FLAGS[1], flags, 1, 1, 1), f.bit(FLAGS[2], flags, 2, 1, 1), f.bit(FLAGS[3], flags, 3, 1, 1),
                f.bit(FLAGS[4], flags, 4, 1, 1), f.bit(FLAGS[5], flags, 5, 1, 1), f.bit(FLAGS[6], flags, 6, 1, 1),
                f.bit(FLAGS[7], flags, 7, 1, 1));
        f.add("Duration", Integer.toString(w.u16le(2)), 2, 2);
        String receiver = f.mac("Receiver", 4);
        summary.between("", receiver);
        if (type == 1) {
            if (f.header() >= 16 && subtype != 12 && subtype != 13) {
                summary.between(f.mac("Transmitter", 10), receiver);
                f.rest("Content", 16, f.header());
            } else {
                f.rest("Content", 10, f.header());
            }
            return name;
        }
        summary.between(f.mac("Transmitter", 10), receiver);
        f.mac(third(flags), 16);
        int sequence = w.u16le(22);
        f.add("Fragment number", Integer.toString(sequence & 15), 22, 1);
        f.add("Sequence number", Integer.toString(sequence >>> 4), 22, 2);
        if (type == 0) {
            return management(f, subtype, name, summary);
        }
        data(f, control, flags);
        ends(w, flags, summary);
        return name + ((flags & 0x40) != 0 ? ", protected" : "");
    }

    private static String name(int type, int subtype) {
        String name = switch (type) {
            case 0 -> MANAGEMENT[subtype];
            case 1 -> CONTROL[subtype];
            case 2 -> DATA.getOrDefault(subtype, "data, subtype " + subtype);
            default -> "";
        };
        return name.isEmpty() ? TYPES[type] + " " + subtype : name;
    }

    private static String third(int flags) {
        return switch (flags & 3) {
            case 0 -> "Network (BSSID)";
            case 2 -> "Source";
            default -> "Destination";
        };
    }

    private static void ends(ByteWindow w, int flags, Summary summary) {
        int destination = (flags & 1) != 0 ? 16 : 4;
        int source = (flags & 2) == 0 ? 10 : (flags & 1) != 0 ? HEADER : 16;
        summary.between(mac(w, source), mac(w, destination));
    }

    private static String mac(ByteWindow w, int offset) {
        return MacAddress.text((long) w.u16(offset) << 32 | w.u32(offset + 2));
    }

    private static void data(FieldReader f, int control, int flags) {
        int at = HEADER;
        if ((flags & 3) == 3) {
            f.mac("Source", at);
            at += 6;
        }
        if ((control & 0x80) != 0) {
            int quality = f.window().u16le(at);
            f.add("Quality of service", FieldReader.hex(quality, 4), at, 2,
                    f.node("Traffic id", Integer.toString(quality & 15), at, 1),
                    f.bit("End of period", quality, 4, at, 1), f.node("Acknowledgment policy",
                    Integer.toString(quality >>> 5 & 3), at, 1), f.bit("Aggregate (A-MSDU)", quality, 7, at, 1));
            at += 2;
            if ((flags & 0x80) != 0) {
                f.hex("High throughput control", at, 4);
                at += 4;
            }
        }
        f.rest("Padding", at, f.header());
    }

    /** What a management frame says, with the name of the network. */
    private static String management(FieldReader f, int subtype, String name, Summary summary) {
        if ((f.window().u8(1) & 0x40) != 0) {
            return name + ", protected";
        }
        int at = HEADER;
        switch (subtype) {
            case 0 -> at = fixed(f, at, 4);
            case 1, 3 -> at = fixed(f, at, 6);
            case 2 -> at = fixed(f, at, 10);
            case 4 -> {
            }
            case 5, 8 -> {
                f.add("Time stamp, µs", Long.toUnsignedString(f.window().i64le(at)), at, 8);
                f.add("Beacon interval", Integer.toString(f.window().u16le(at + 8)), at + 8, 2);
                f.add("Capabilities", FieldReader.hex(f.window().u16le(at + 10), 4), at + 10, 2);
                at += 12;
            }
            case 10, 12 -> {
                f.add("Reason", Integer.toString(f.window().u16le(at)), at, 2);
                at += 2;
            }
            case 11 -> {
                f.add("Algorithm", Integer.toString(f.window().u16le(at)), at, 2);
                f.add("Step", Integer.toString(f.window().u16le(at + 2)), at + 2, 2);
                f.add("Status", Integer.toString(f.window().u16le(at + 4)), at + 4, 2);
                at += 6;
            }
            default -> {
                f.rest("Content", at, f.header());
                return name;
            }
        }
        String network = WirelessElements.describe(f, at);
        String words = network.isEmpty() ? name : name + " of “" + network + "”";
        summary.say("802.11", words);
        return words;
    }

    private static int fixed(FieldReader f, int at, int length) {
        f.hex("Fixed parameters", at, length);
        return at + length;
    }

    /** A frame in an A-MSDU. */
    static String subframe(FieldReader f, Summary summary) {
        String destination = f.mac("Destination", 0);
        String source = f.mac("Source", 6);
        f.u16("Length", 12);
        summary.between(source, destination);
        return source + " → " + destination;
    }
}
