package org.netrospect.core.dissect;

import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;

/** Fields of the headers between IPv6 and the transport (RFC 8200, 4302, 6275). */
final class ExtensionFields {
    private static final Map<Integer, String> OPTIONS = Map.of(0x05, "router alert", 0x07, "security label", 0x08,
            "multicast forwarding", 0xc2, "jumbo payload", 0xc9, "home address", 0x04, "tunnel encapsulation limit",
            0x26, "quick start", 0x0f, "performance metrics", 0x63, "RPL", 0x23, "RPL");
    private static final Map<Integer, String> ROUTING = Map.of(0, "source route, deprecated", 2, "mobile IPv6", 3,
            "RPL source route", 4, "segment routing");
    private static final String[] MOBILITY = {"binding refresh request", "home test init", "care-of test init",
            "home test", "care-of test", "binding update", "binding acknowledgment", "binding error",
            "fast binding update", "fast binding acknowledgment", "fast neighbour advertisement"};
    private static final int ADDRESS = 16;

    private ExtensionFields() {
    }

    static String fragment(FieldReader f, Summary summary) {
        int next = f.protocol("Next header", 0);
        int field = f.window().u16(2);
        int offset = field & 0xfff8;
        f.add("Fragment offset", FieldReader.count(offset, "byte"), 2, 2);
        f.add("More fragments", (field & 1) != 0 ? "yes" : "no", 3, 1);
        String id = FieldReader.hex(f.window().u32(4), 8);
        f.add("Identification", id, 4, 4);
        summary.say("IPv6", summary.source() + " → " + summary.destination() + " " + IpProtocol.name(next)
                + " fragment at " + offset + ", id " + id);
        return "offset " + offset;
    }

    /** Hop-by-hop and destination options (RFC 8200, section 4.2). */
    static String options(FieldReader f, Summary summary) {
        String then = begin(f, summary);
        ByteWindow w = f.window();
        int at = 2;
        while (at < f.header()) {
            int type = w.u8(at);
            if (type == 0) {
                f.add("Option", "padding of one byte", at, 1);
                at++;
                continue;
            }
            int length = at + 1 < f.header() ? 2 + w.u8(at + 1) : 0;
            if (length == 0 || at + length > f.header()) {
                f.add("Option", type + ", longer than its header", at, 1);
                return then;
            }
            f.group("Option", at, length, part -> option(part, type, length));
            at += length;
        }
        return then;
    }

    private static String option(FieldReader part, int type, int length) {
        part.add("Type", FieldReader.hex(type, 2), 0, 1);
        part.u8("Length", 1);
        if (type == 0xc2 && length == 6) {
            return "jumbo payload of " + FieldReader.count(part.u32("Payload length", 2), "byte");
        }
        if (type == 0x05 && length == 4) {
            part.u16("Value", 2);
        } else if (type == 0xc9 && length == 18) {
            part.ip6("Home address", 2);
        } else {
            part.rest(type == 1 ? "Padding" : "Content", 2, length);
        }
        return type == 1 ? "padding of " + FieldReader.count(length, "byte")
                : OPTIONS.getOrDefault(type, "type " + FieldReader.hex(type, 2));
    }

    static String routing(FieldReader f, Summary summary) {
        String then = begin(f, summary);
        int type = f.window().u8(2);
        f.add("Type", type + " (" + ROUTING.getOrDefault(type, "unknown") + ")", 2, 1);
        int left = f.u8("Segments left", 3);
        if (type == 0 || type == 2 || type == 4) {
            if (type == 4) {
                f.u8("Last entry", 4);
                f.hex("Flags", 5, 1);
                f.u16("Tag", 6);
            } else {
                f.hex("Reserved", 4, 4);
            }
            int end = type == 4 ? Math.min(f.header(), 8 + ADDRESS * (f.window().u8(4) + 1)) : f.header();
            int at = 8;
            for (; at + ADDRESS <= end; at += ADDRESS) {
                f.ip6("Address", at);
            }
            f.rest("Content", at, f.header());
        } else {
            f.rest("Content", 4, f.header());
        }
        return FieldReader.count(left, "segment") + " left, " + then;
    }

    static String authentication(FieldReader f, Summary summary) {
        String then = begin(f, summary);
        f.hex("Reserved", 2, 2);
        f.hex("Security parameters index", 4, 4);
        f.u32("Sequence number", 8);
        f.rest("Integrity check value", 12, f.header());
        return then;
    }

    static String mobility(FieldReader f, Summary summary) {
        String then = begin(f, summary);
        int type = f.window().u8(2);
        String name = type < MOBILITY.length ? MOBILITY[type] : "type " + type;
        f.add("Message", type + " (" + name + ")", 2, 1);
        f.hex("Reserved", 3, 1);
        f.hex("Checksum", 4, 2);
        f.rest("Content", 6, f.header());
        summary.say("Mobile IPv6", name);
        return name + ", " + then;
    }

    /** Headers of which only the beginning is shown field by field. */
    static String other(FieldReader f, Summary summary) {
        String then = begin(f, summary);
        f.rest("Content", 2, f.header());
        return then;
    }

    /** What all of them begin with. */
    private static String begin(FieldReader f, Summary summary) {
        int next = f.protocol("Next header", 0);
        f.add("Length", FieldReader.count(f.header(), "byte"), 1, 1);
        summary.say("IPv6", summary.source() + " → " + summary.destination() + " " + IpProtocol.name(next));
        return "then " + IpProtocol.name(next);
    }
}
