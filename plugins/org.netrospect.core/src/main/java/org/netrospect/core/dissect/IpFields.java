package org.netrospect.core.dissect;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.packet.Checksums;

/** Fields of IPv4 (RFC 791), IPv6 (RFC 8200) and its extension headers. */
final class IpFields {
    private static final int HEADER = 20;

    private IpFields() {
    }

    static String v4(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        f.add("Version", Integer.toString(w.u8(0) >>> 4), 0, 1);
        int header = (w.u8(0) & 15) * 4;
        f.add("Header length", FieldReader.count(header, "byte"), 0, 1);
        int service = w.u8(1);
        f.add("Differentiated services", FieldReader.hex(service, 2), 1, 1,
                f.node("Code point", Integer.toString(service >>> 2), 1, 1),
                f.node("Congestion notification", Integer.toString(service & 3), 1, 1));
        f.u16("Total length", 2);
        f.add("Identification", FieldReader.hex(w.u16(4), 4), 4, 2);
        int flags = w.u16(6);
        f.add("Flags", FieldReader.hex(flags >>> 13, 1), 6, 1, f.bit("Reserved", flags, 15, 6, 1),
                f.bit("Don’t fragment", flags, 14, 6, 1), f.bit("More fragments", flags, 13, 6, 1));
        int offset = (flags & 0x1fff) * 8;
        f.add("Fragment offset", FieldReader.count(offset, "byte"), 6, 2);
        f.u8("Time to live", 8);
        int protocol = w.u8(9);
        f.add("Protocol", protocol + " (" + IpProtocol.name(protocol) + ")", 9, 1);
        f.add("Header checksum", checksum(w, header), 10, 2);
        String source = f.ip4("Source", 12);
        String destination = f.ip4("Destination", 16);
        options(f, header);
        summary.between(source, destination);
        boolean fragment = offset > 0 || (flags & 0x2000) != 0;
        summary.say("IPv4", source + " → " + destination + " " + IpProtocol.name(protocol)
                + (fragment ? " fragment at " + offset : ""));
        return source + " → " + destination;
    }

    private static String checksum(ByteWindow w, int header) {
        int stored = w.u16(10);
        if (header < HEADER || header > w.length()) {
            return FieldReader.hex(stored, 4) + " (not checked: cut)";
        }
        byte[] bytes = w.bytes(0, header);
        bytes[10] = 0;
        bytes[11] = 0;
        int wanted = ~Checksums.fold(Checksums.sum(bytes, 0, header, 0)) & 0xffff;
        return FieldReader.hex(stored, 4) + (stored == wanted ? " (correct)"
                : " (should be " + FieldReader.hex(wanted, 4) + ")");
    }

    private static void options(FieldReader f, int header) {
        int at = HEADER;
        while (at < header && at < f.available()) {
            int kind = f.window().u8(at);
            int length = kind <= 1 ? 1 : f.window().u8(at + 1);
            if (length < 1 || kind > 1 && length < 2) {
                f.add("Option", kind + ", length " + length + " is impossible", at, 2);
                return;
            }
            String name = switch (kind) {
                case 0 -> "End of options";
                case 1 -> "No operation";
                case 7 -> "Record route";
                case 68 -> "Timestamp";
                case 131 -> "Loose source route";
                case 137 -> "Strict source route";
                case 148 -> "Router alert";
                default -> Integer.toString(kind);
            };
            f.add("Option", name, at, Math.min(length, f.available() - at));
            if (kind == 0) {
                return;
            }
            at += length;
        }
    }

    static String v6(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        long first = w.u32(0);
        f.add("Version", Long.toString(first >>> 28), 0, 1);
        f.add("Traffic class", FieldReader.hex(first >>> 20 & 0xff, 2), 0, 2);
        f.add("Flow label", FieldReader.hex(first & 0xfffff, 5), 1, 3);
        f.u16("Payload length", 4);
        int next = w.u8(6);
        f.add("Next header", next + " (" + IpProtocol.name(next) + ")", 6, 1);
        f.u8("Hop limit", 7);
        String source = f.ip6("Source", 8);
        String destination = f.ip6("Destination", 24);
        summary.between(source, destination);
        summary.say("IPv6", source + " → " + destination + " " + IpProtocol.name(next));
        return source + " → " + destination;
    }

    static String fragment(FieldReader f, Summary summary) {
        int next = next(f);
        int field = f.window().u16(2);
        int offset = field & 0xfff8;
        f.add("Fragment offset", FieldReader.count(offset, "byte"), 2, 2);
        f.add("More fragments", (field & 1) != 0 ? "yes" : "no", 3, 1);
        f.add("Identification", FieldReader.hex(f.window().u32(4), 8), 4, 4);
        summary.say("IPv6", summary.source() + " → " + summary.destination() + " " + IpProtocol.name(next) + " fragment at "
                + offset);
        return "offset " + offset;
    }

    /** What all other extension headers begin with. */
    static String extension(FieldReader f, Summary summary) {
        int next = next(f);
        f.add("Length", FieldReader.count(f.header(), "byte"), 1, 1);
        if (f.header() > 2) {
            f.hex("Content", 2, Math.min(f.header(), f.available()) - 2);
        }
        return "then " + IpProtocol.name(next);
    }

    private static int next(FieldReader f) {
        int next = f.window().u8(0);
        f.add("Next header", next + " (" + IpProtocol.name(next) + ")", 0, 1);
        return next;
    }
}
