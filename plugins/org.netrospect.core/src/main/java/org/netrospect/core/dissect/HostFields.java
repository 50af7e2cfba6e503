package org.netrospect.core.dissect;

import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;

/** Fields that the recording host put before a packet instead of a link header. */
final class HostFields {
    private static final String[] PACKET_TYPES = {"to us", "broadcast", "multicast", "to somebody else", "sent by us"};
    private static final Map<Integer, String> FAMILIES =
            Map.of(2, "IPv4", 7, "IEEE 802.2", 10, "IPv6", 23, "IPv6", 24, "IPv6", 28, "IPv6", 30, "IPv6");
    private static final Map<Integer, String> NFLOG_ATTRIBUTES = Map.ofEntries(Map.entry(1, "Packet"),
            Map.entry(2, "Mark"), Map.entry(3, "Time stamp"), Map.entry(4, "Interface in"),
            Map.entry(5, "Interface out"), Map.entry(6, "Physical interface in"),
            Map.entry(7, "Physical interface out"), Map.entry(8, "Hardware address"), Map.entry(10, "Prefix"),
            Map.entry(11, "User id"), Map.entry(12, "Sequence number"), Map.entry(13, "Global sequence number"),
            Map.entry(14, "Group id"), Map.entry(15, "Hardware type"), Map.entry(16, "Hardware header"),
            Map.entry(17, "Length of the hardware header"));
    private static final int NFLOG_PACKET = 9;

    private HostFields() {
    }

    static String loopback(FieldReader f, Summary summary) {
        long family = f.window().u32(0);
        if (family > 0xffff) {
            family = Integer.toUnsignedLong(Integer.reverseBytes((int) family));
        }
        String name = FAMILIES.getOrDefault((int) family, "address family " + family);
        f.add("Address family", family + " (" + name + ")", 0, 4);
        summary.say("Loopback", name);
        return name;
    }

    static String cooked(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        String direction = direction(w.u16(0));
        f.add("Packet", direction, 0, 2);
        f.u16("Hardware type", 2);
        int length = f.u16("Address length", 4);
        address(f, length, 6, summary);
        f.etherType("Protocol", 14);
        summary.say("Linux cooked", direction + " " + Names.etherType(w.u16(14)));
        return direction;
    }

    static String cooked2(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int protocol = f.etherType("Protocol", 0);
        f.u32("Interface", 4);
        f.u16("Hardware type", 8);
        String direction = direction(w.u8(10));
        f.add("Packet", direction, 10, 1);
        int length = f.u8("Address length", 11);
        address(f, length, 12, summary);
        summary.say("Linux cooked", direction + " " + Names.etherType(protocol));
        return direction;
    }

    private static String direction(int type) {
        return type < PACKET_TYPES.length ? PACKET_TYPES[type] : "type " + type;
    }

    private static void address(FieldReader f, int length, int at, Summary summary) {
        if (length == 6) {
            summary.between(f.mac("Source", at), "");
        } else {
            f.hex("Source", at, Math.min(length, 8));
        }
    }

    /** Attributes of the Linux kernel's packet log, each with length and type in little endian, up to the packet. */
    static String nflog(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int family = w.u8(0);
        String name = FAMILIES.getOrDefault(family, "address family " + family);
        f.add("Address family", family + " (" + name + ")", 0, 1);
        f.u8("Version", 1);
        f.u16("Group", 2);
        summary.say("NFLOG", name);
        int at = 4;
        while (at + 4 <= f.available()) {
            int length = w.u16le(at);
            int type = w.u16le(at + 2) & 0x7fff;
            if (type == NFLOG_PACKET || length < 4) {
                f.add("Attribute", type == NFLOG_PACKET ? "the packet" : type + ", length " + length + " is impossible",
                        at, 4);
                return name;
            }
            String label = NFLOG_ATTRIBUTES.getOrDefault(type, "Attribute " + type);
            f.group(label, at, length, part -> attribute(part, type, length));
            at += length + 3 & ~3;
        }
        return name;
    }

    private static String attribute(FieldReader part, int type, int length) {
        part.rest("Content", 4, length);
        if (type == 10) {
            int text = Math.max(0, Math.min(length, part.available()) - 5);
            return part.window().utf8(4, text);
        }
        return length == 8 ? Long.toString(part.window().u32(4)) : FieldReader.count(length - 4, "byte");
    }
}
