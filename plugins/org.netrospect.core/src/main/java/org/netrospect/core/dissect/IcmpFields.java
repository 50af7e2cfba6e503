package org.netrospect.core.dissect;

import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;

/** Fields of ICMP (RFC 792, 950, 1191, 1256). */
final class IcmpFields {
    private static final Map<Integer, String> TYPES = Map.ofEntries(Map.entry(0, "echo reply"),
            Map.entry(3, "destination unreachable"), Map.entry(4, "source quench"), Map.entry(5, "redirect"),
            Map.entry(8, "echo request"), Map.entry(9, "router advertisement"), Map.entry(10, "router solicitation"),
            Map.entry(11, "time exceeded"), Map.entry(12, "parameter problem"), Map.entry(13, "timestamp request"),
            Map.entry(14, "timestamp reply"), Map.entry(15, "information request"), Map.entry(16, "information reply"),
            Map.entry(17, "address mask request"), Map.entry(18, "address mask reply"), Map.entry(30, "traceroute"),
            Map.entry(40, "Photuris"), Map.entry(42, "extended echo request"), Map.entry(43, "extended echo reply"));
    private static final String[] UNREACHABLE = {"network unreachable", "host unreachable", "protocol unreachable",
            "port unreachable", "fragmentation needed", "source route failed", "network unknown", "host unknown",
            "source host isolated", "network prohibited", "host prohibited", "network unreachable for this service",
            "host unreachable for this service", "communication prohibited", "host precedence violation",
            "precedence cutoff"};
    private static final String[] REDIRECT = {"for the network", "for the host", "for the service and network",
            "for the service and host"};
    private static final String[] EXCEEDED = {"in transit", "while fragments were put together"};

    private IcmpFields() {
    }

    static String describe(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int type = w.u8(0);
        int code = w.u8(1);
        String name = TYPES.getOrDefault(type, "type " + type);
        String meaning = code(type, code);
        String words = type == 3 && !meaning.isEmpty() ? meaning : meaning.isEmpty() ? name : name + " " + meaning;
        summary.say("ICMP", words);
        f.add("Type", type + " (" + name + ")", 0, 1);
        f.add("Code", code + (meaning.isEmpty() ? "" : " (" + meaning + ")"), 1, 1);
        f.add("Checksum", ChecksumText.internet(f, 2, f.claimed(), 0), 2, 2);
        switch (type) {
            case 0, 8, 13, 14, 15, 16, 17, 18 -> summary.say("ICMP", words + question(f, type));
            case 3, 4, 5, 11, 12 -> summary.say("ICMP", words + error(f, type, code));
            case 9 -> routers(f);
            default -> {
            }
        }
        return words;
    }

    private static String code(int type, int code) {
        String[] codes = switch (type) {
            case 3 -> UNREACHABLE;
            case 5 -> REDIRECT;
            case 11 -> EXCEEDED;
            default -> new String[0];
        };
        return code < codes.length ? codes[code] : "";
    }

    /** What comes with an identifier, so that an answer finds its question. */
    private static String question(FieldReader f, int type) {
        String ids = " id " + f.u16("Identifier", 4) + " seq " + f.u16("Sequence number", 6);
        if (type == 13 || type == 14) {
            f.u32("Originated, ms since midnight UTC", 8);
            f.u32("Received, ms since midnight UTC", 12);
            f.u32("Transmitted, ms since midnight UTC", 16);
        } else if (type == 17 || type == 18) {
            f.ip4("Address mask", 8);
        }
        return ids;
    }

    /** What came of a packet, which is quoted. */
    private static String error(FieldReader f, int type, int code) {
        String more = "";
        int length = 0;
        if (type == 5) {
            more = " to " + f.ip4("Gateway", 4);
        } else {
            if (type == 12) {
                more = " at byte " + f.u8("Pointer", 4);
            }
            if (type != 4) {
                length = f.window().u8(5) * 4;
                f.add("Length of the quoted packet", FieldReader.count(length, "byte"), 5, 1);
            }
            if (type == 3 && code == 4) {
                more = ", MTU " + f.u16("Next hop’s MTU", 6);
            }
        }
        return more + QuotedPacket.describe(f, 8, length);
    }

    /** RFC 1256. */
    private static void routers(FieldReader f) {
        int count = f.u8("Addresses", 4);
        int words = f.u8("Words an address", 5);
        f.u16("Lifetime, seconds", 6);
        for (int i = 0, at = 8; i < count && words == 2 && at + 8 <= f.available(); i++, at += 8) {
            f.ip4("Router", at);
            f.add("Preference", Integer.toString(f.window().i32(at + 4)), at + 4, 4);
        }
    }
}
