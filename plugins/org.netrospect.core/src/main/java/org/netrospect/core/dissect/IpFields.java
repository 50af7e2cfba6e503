package org.netrospect.core.dissect;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;

/** Fields of IPv4 (RFC 791) with its options, and of IPv6 (RFC 8200). */
final class IpFields {
    private static final int HEADER = 20;
    private static final String[] CONGESTION = {"not capable", "capable (1)", "capable (0)", "congestion experienced"};

    private IpFields() {
    }

    /** True if an IPv4 header of which {@code length} bytes are there is that of a fragment. */
    static boolean fragment4(byte[] packet, int offset, int length) {
        return length >= HEADER && ((packet[offset + 6] & 0x3f) != 0 || packet[offset + 7] != 0);
    }

    static String v4(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        f.add("Version", Integer.toString(w.u8(0) >>> 4), 0, 1);
        int header = (w.u8(0) & 15) * 4;
        f.add("Header length", FieldReader.count(header, "byte"), 0, 1);
        service(f, w.u8(1), 1, 1);
        int total = w.u16(2);
        f.add("Total length", total + (total == 0 ? " (segmentation offload)" : ""), 2, 2);
        int id = w.u16(4);
        f.add("Identification", FieldReader.hex(id, 4) + " (" + id + ")", 4, 2);
        int flags = w.u16(6);
        f.add("Flags", FieldReader.hex(flags >>> 13, 1), 6, 1, f.bit("Reserved", flags, 15, 6, 1),
                f.bit("Don’t fragment", flags, 14, 6, 1), f.bit("More fragments", flags, 13, 6, 1));
        int offset = (flags & 0x1fff) * 8;
        f.add("Fragment offset", FieldReader.count(offset, "byte"), 6, 2);
        f.u8("Time to live", 8);
        int protocol = f.protocol("Protocol", 9);
        f.add("Header checksum", ChecksumText.internet(f, 10, header, 0), 10, 2);
        String source = f.ip4("Source", 12);
        String destination = f.ip4("Destination", 16);
        summary.between(source, destination);
        summary.network(0, w.u32(12), 0, w.u32(16));
        boolean fragment = offset > 0 || (flags & 0x2000) != 0;
        summary.say("IPv4", source + " → " + destination + " " + IpProtocol.name(protocol)
                + (fragment ? " fragment at " + offset + ", id " + FieldReader.hex(id, 4) : ""));
        if (!fragment && (protocol == 4 || protocol == 41)) {
            summary.tag(protocol == 4 ? "ipip" : "6in4");
        }
        options(f, header);
        return source + " → " + destination;
    }

    private static void service(FieldReader f, int service, int offset, int length) {
        f.add("Differentiated services", FieldReader.hex(service, 2), offset, length,
                f.node("Code point", Names.codePoint(service >>> 2), offset, length),
                f.node("Congestion", (service & 3) + " (" + CONGESTION[service & 3] + ")", offset, length));
    }

    private static void options(FieldReader f, int header) {
        ByteWindow w = f.window();
        int end = Math.min(header, f.header());
        int at = HEADER;
        while (at < end) {
            int kind = w.u8(at);
            if (kind <= 1) {
                f.add("Option", kind == 0 ? "end of options" : "no operation", at, 1);
                if (kind == 0) {
                    f.rest("Padding", at + 1, end);
                    return;
                }
                at++;
                continue;
            }
            int length = at + 1 < end ? w.u8(at + 1) : 0;
            if (length < 2 || at + length > end) {
                f.add("Option", kind + ", length " + length + " is impossible", at, Math.min(2, end - at));
                return;
            }
            f.group("Option", at, length, part -> option(part, kind, length));
            at += length;
        }
    }

    private static String option(FieldReader part, int kind, int length) {
        part.add("Kind", Integer.toString(kind), 0, 1);
        part.u8("Length", 1);
        return switch (kind) {
            case 7, 131, 137 -> {
                int pointer = part.u8("Pointer", 2);
                for (int at = 3; at + 4 <= length; at += 4) {
                    part.ip4(at < pointer - 1 ? "Address, passed" : "Address", at);
                }
                yield kind == 7 ? "record route" : kind == 131 ? "loose source route" : "strict source route";
            }
            case 68 -> {
                part.u8("Pointer", 2);
                int flags = part.window().u8(3);
                part.add("Overflow", Integer.toString(flags >>> 4), 3, 1);
                part.add("Form", Integer.toString(flags & 15), 3, 1);
                boolean addresses = (flags & 15) != 0;
                for (int at = 4; at + (addresses ? 8 : 4) <= length; at += addresses ? 8 : 4) {
                    if (addresses) {
                        part.ip4("Address", at);
                    }
                    part.u32("Milliseconds since midnight UTC", addresses ? at + 4 : at);
                }
                yield "time stamps";
            }
            default -> {
                part.rest("Content", 2, length);
                yield Names.ip4Option(kind);
            }
        };
    }

    static String v6(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        long first = w.u32(0);
        f.add("Version", Long.toString(first >>> 28), 0, 1);
        service(f, (int) (first >>> 20 & 0xff), 0, 2);
        f.add("Flow label", FieldReader.hex(first & 0xfffff, 5), 1, 3);
        f.u16("Payload length", 4);
        int next = f.protocol("Next header", 6);
        f.u8("Hop limit", 7);
        String source = f.ip6("Source", 8);
        String destination = f.ip6("Destination", 24);
        summary.between(source, destination);
        summary.network(w.i64(8), w.i64(16), w.i64(24), w.i64(32));
        summary.say("IPv6", source + " → " + destination + " " + IpProtocol.name(next));
        if (next == 4 || next == 41) {
            summary.tag(next == 4 ? "4in6" : "6in6");
        }
        return source + " → " + destination;
    }
}
