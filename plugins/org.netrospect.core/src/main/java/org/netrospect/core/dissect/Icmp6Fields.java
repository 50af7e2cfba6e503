package org.netrospect.core.dissect;

import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;

/** Fields of ICMPv6 (RFC 4443), with multicast listeners (RFC 2710, 3810) and neighbours (RFC 4861). */
final class Icmp6Fields {
    private static final Map<Integer, String> TYPES = Map.ofEntries(Map.entry(1, "destination unreachable"),
            Map.entry(2, "packet too big"), Map.entry(3, "time exceeded"), Map.entry(4, "parameter problem"),
            Map.entry(128, "echo request"), Map.entry(129, "echo reply"), Map.entry(130, "listener query"),
            Map.entry(131, "listener report"), Map.entry(132, "listener done"), Map.entry(133, "router solicitation"),
            Map.entry(134, "router advertisement"), Map.entry(135, "neighbour solicitation"),
            Map.entry(136, "neighbour advertisement"), Map.entry(137, "redirect"), Map.entry(138, "router renumbering"),
            Map.entry(139, "node information query"), Map.entry(140, "node information reply"),
            Map.entry(141, "inverse neighbour solicitation"), Map.entry(142, "inverse neighbour advertisement"),
            Map.entry(143, "listener report v2"), Map.entry(144, "home agent discovery request"),
            Map.entry(145, "home agent discovery reply"), Map.entry(146, "mobile prefix solicitation"),
            Map.entry(147, "mobile prefix advertisement"), Map.entry(148, "certification path solicitation"),
            Map.entry(149, "certification path advertisement"), Map.entry(155, "RPL control"));
    private static final String[] UNREACHABLE = {"no route", "communication prohibited", "beyond scope of source",
            "address unreachable", "port unreachable", "source address failed policy", "route rejected",
            "error in source route"};
    private static final String[] EXCEEDED = {"in transit", "while fragments were put together"};
    private static final String[] PROBLEM = {"in a header field", "unknown next header", "unknown option"};

    private Icmp6Fields() {
    }

    static String describe(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int type = w.u8(0);
        int code = w.u8(1);
        String name = TYPES.getOrDefault(type, "type " + type);
        String[] codes = type == 1 ? UNREACHABLE : type == 3 ? EXCEEDED : type == 4 ? PROBLEM : new String[0];
        String meaning = code < codes.length ? codes[code] : "";
        String words = meaning.isEmpty() ? name : name + ", " + meaning;
        summary.say("ICMPv6", words);
        f.add("Type", type + " (" + name + ")", 0, 1);
        f.add("Code", code + (meaning.isEmpty() ? "" : " (" + meaning + ")"), 1, 1);
        f.add("Checksum", ChecksumText.internet(f, 2, f.claimed(),
                summary.pseudoHeader(IpProtocol.ICMPV6, f.claimed())), 2, 2);
        summary.say("ICMPv6", words + body(f, type));
        return words;
    }

    private static String body(FieldReader f, int type) {
        ByteWindow w = f.window();
        return switch (type) {
            case 1, 3 -> {
                f.add("Length of the quoted packet", FieldReader.count(w.u8(4) * 8L, "byte"), 4, 1);
                yield QuotedPacket.describe(f, 8, w.u8(4) * 8);
            }
            case 2 -> ", MTU " + f.u32("MTU", 4) + QuotedPacket.describe(f, 8, 0);
            case 4 -> " at byte " + f.u32("Pointer", 4) + QuotedPacket.describe(f, 8, 0);
            case 128, 129 -> " id " + f.u16("Identifier", 4) + " seq " + f.u16("Sequence number", 6);
            case 130, 131, 132 -> listener(f);
            case 133 -> {
                NeighbourOptions.describe(f, 8);
                yield "";
            }
            case 134 -> router(f);
            case 135 -> {
                String target = f.ip6("Target", 8);
                NeighbourOptions.describe(f, 24);
                yield " for " + target;
            }
            case 136 -> advertisement(f);
            case 137 -> {
                String target = f.ip6("Target", 8);
                String destination = f.ip6("Destination", 24);
                NeighbourOptions.describe(f, 40);
                yield " of " + destination + " to " + target;
            }
            case 143 -> reports(f);
            default -> "";
        };
    }

    private static String advertisement(FieldReader f) {
        long flags = f.window().u32(4);
        f.add("Flags", FieldReader.hex(flags >>> 29, 1), 4, 1, f.bit("Router", flags, 31, 4, 1),
                f.bit("Solicited", flags, 30, 4, 1), f.bit("Override", flags, 29, 4, 1));
        String target = f.ip6("Target", 8);
        NeighbourOptions.describe(f, 24);
        return " for " + target;
    }

    private static String router(FieldReader f) {
        f.u8("Hop limit for all", 4);
        int flags = f.window().u8(5);
        f.add("Flags", FieldReader.hex(flags, 2), 5, 1, f.bit("Managed addresses", flags, 7, 5, 1),
                f.bit("Other configuration", flags, 6, 5, 1), f.bit("Home agent", flags, 5, 5, 1),
                f.node("Preference", Integer.toString(flags >>> 3 & 3), 5, 1));
        f.u16("Router lifetime, seconds", 6);
        f.u32("Reachable time, ms", 8);
        f.u32("Retransmission time, ms", 12);
        NeighbourOptions.describe(f, 16);
        return "";
    }

    private static String listener(FieldReader f) {
        f.u16("Longest response delay", 4);
        String group = f.ip6("Group", 8);
        if (f.available() >= 28 && f.window().u8(0) == 130) {
            f.hex("Robustness", 24, 1);
            f.u8("Query interval code", 25);
            int sources = f.u16("Sources", 26);
            for (int i = 0, at = 28; i < sources && at + 16 <= f.available(); i++, at += 16) {
                f.ip6("Source", at);
            }
        }
        return group.equals("::") ? "" : " for " + group;
    }

    /** Multicast address records (RFC 3810, section 5.2). */
    private static String reports(FieldReader f) {
        int count = f.u16("Records", 6);
        int at = 8;
        for (int i = 0; i < count && at + 20 <= f.available(); i++) {
            int length = 20 + f.window().u16(at + 2) * 16 + f.window().u8(at + 1) * 4;
            f.group("Record", at, length, Icmp6Fields::report);
            at += length;
        }
        return " of " + FieldReader.count(count, "record");
    }

    private static String report(FieldReader record) {
        record.u8("Type", 0);
        record.u8("Auxiliary words", 1);
        int sources = record.u16("Sources", 2);
        String group = record.ip6("Group", 4);
        for (int i = 0, at = 20; i < sources && at + 16 <= record.available(); i++, at += 16) {
            record.ip6("Source", at);
        }
        return group;
    }
}
