package org.netrospect.core.dissect;

import org.netrospect.core.bytes.ByteWindow;

/** Fields of UDP (RFC 768), ICMP (RFC 792), ICMPv6 (RFC 4443) and SCTP (RFC 9260). */
final class TransportFields {
    private static final int MOST_CHUNKS = 200;
    private static final String[] CHUNKS = {"DATA", "INIT", "INIT ACK", "SACK", "HEARTBEAT", "HEARTBEAT ACK", "ABORT",
            "SHUTDOWN", "SHUTDOWN ACK", "ERROR", "COOKIE ECHO", "COOKIE ACK", "ECNE", "CWR", "SHUTDOWN COMPLETE"};

    private TransportFields() {
    }

    static String udp(FieldReader f, Summary summary) {
        int source = f.window().u16(0);
        int destination = f.window().u16(2);
        f.add("Source port", Names.port(source), 0, 2);
        f.add("Destination port", Names.port(destination), 2, 2);
        int length = f.u16("Length", 4);
        int checksum = f.window().u16(6);
        f.add("Checksum", FieldReader.hex(checksum, 4) + (checksum == 0 ? " (none)" : ""), 6, 2);
        summary.say("UDP", source + " → " + destination + " len " + Math.max(0, length - 8));
        return source + " → " + destination;
    }

    static String icmp(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int type = w.u8(0);
        String name = Names.icmp(type, w.u8(1));
        f.add("Type", type + " (" + Names.icmp(type, 255) + ")", 0, 1);
        f.add("Code", type == 3 ? w.u8(1) + " (" + name + ")" : Integer.toString(w.u8(1)), 1, 1);
        f.add("Checksum", FieldReader.hex(w.u16(2), 4), 2, 2);
        String words = name;
        if (type == 0 || type == 8 || type >= 13 && type <= 18) {
            words += " id " + f.u16("Identifier", 4) + " seq " + f.u16("Sequence number", 6);
        } else if (type == 5) {
            words += " to " + f.ip4("Gateway", 4);
        } else if (type == 3) {
            f.u16("Next hop’s MTU", 6);
        }
        summary.say("ICMP", words);
        return name;
    }

    static String icmp6(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int type = w.u8(0);
        String name = Names.icmp6(type);
        f.add("Type", type + " (" + name + ")", 0, 1);
        f.u8("Code", 1);
        f.add("Checksum", FieldReader.hex(w.u16(2), 4), 2, 2);
        String words = name;
        if (type == 128 || type == 129) {
            words += " id " + f.u16("Identifier", 4) + " seq " + f.u16("Sequence number", 6);
        } else if (type == 135 || type == 136) {
            words += " for " + f.ip6("Target", 8);
            neighbourOptions(f, 24);
        } else if (type == 133) {
            neighbourOptions(f, 8);
        } else if (type == 134) {
            f.u8("Hop limit", 4);
            f.u16("Router lifetime, seconds", 6);
            neighbourOptions(f, 16);
        } else if (type == 2) {
            words += ", MTU " + f.u32("MTU", 4);
        }
        summary.say("ICMPv6", words);
        return name;
    }

    /** RFC 4861, section 4.6. */
    private static void neighbourOptions(FieldReader f, int from) {
        ByteWindow w = f.window();
        for (int at = from; at + 2 <= f.available();) {
            int type = w.u8(at);
            int length = w.u8(at + 1) * 8;
            if (length == 0 || at + length > f.available()) {
                return;
            }
            if ((type == 1 || type == 2) && length == 8) {
                f.mac(type == 1 ? "Source’s hardware address" : "Target’s hardware address", at + 2);
            } else if (type == 3 && length == 32) {
                f.add("Prefix length", Integer.toString(w.u8(at + 2)), at + 2, 1);
                f.ip6("Prefix", at + 16);
            } else if (type == 5 && length == 8) {
                f.u32("MTU", at + 4);
            } else {
                f.add("Option", Integer.toString(type), at, length);
            }
            at += length;
        }
    }

    static String sctp(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int source = w.u16(0);
        int destination = w.u16(2);
        f.add("Source port", Names.port(source), 0, 2);
        f.add("Destination port", Names.port(destination), 2, 2);
        f.hex("Verification tag", 4, 4);
        f.hex("Checksum", 8, 4);
        StringBuilder chunks = new StringBuilder();
        int at = 12;
        for (int n = 0; n < MOST_CHUNKS && at + 4 <= f.available(); n++) {
            int type = w.u8(at);
            int length = w.u16(at + 2);
            String name = type < CHUNKS.length ? CHUNKS[type] : "type " + type;
            if (length < 4) {
                break;
            }
            f.add("Chunk", name + ", " + FieldReader.count(length, "byte"), at, Math.min(length, f.available() - at));
            chunks.append(chunks.isEmpty() ? "" : ", ").append(name);
            at += (length + 3) / 4 * 4;
        }
        summary.say("SCTP", source + " → " + destination + " [" + chunks + "]");
        return source + " → " + destination;
    }
}
