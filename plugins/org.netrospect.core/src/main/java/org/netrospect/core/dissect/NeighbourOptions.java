package org.netrospect.core.dissect;

import java.util.Map;

/** Options of neighbour discovery (RFC 4861, section 4.6; RFC 4191, 8106). */
final class NeighbourOptions {
    private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(1, "source’s hardware address"),
            Map.entry(2, "target’s hardware address"), Map.entry(3, "prefix"), Map.entry(4, "redirected packet"),
            Map.entry(5, "MTU"), Map.entry(13, "time stamp"), Map.entry(14, "nonce"), Map.entry(24, "route"),
            Map.entry(25, "recursive name servers"), Map.entry(31, "name search list"), Map.entry(38, "NAT64 prefix"));

    private NeighbourOptions() {
    }

    static void describe(FieldReader f, int from) {
        int at = from;
        while (at + 2 <= f.available()) {
            int type = f.window().u8(at);
            int length = f.window().u8(at + 1) * 8;
            if (length == 0) {
                f.add("Option", type + ", length 0 is impossible", at, 2);
                return;
            }
            f.group("Option", at, length, part -> option(part, type, length));
            at += length;
        }
    }

    private static String option(FieldReader part, int type, int length) {
        String name = NAMES.getOrDefault(type, "type " + type);
        part.add("Type", type + " (" + name + ")", 0, 1);
        part.add("Length", FieldReader.count(length, "byte"), 1, 1);
        if ((type == 1 || type == 2) && length == 8) {
            return name + " " + part.mac("Hardware address", 2);
        }
        if (type == 3 && length == 32) {
            return prefix(part);
        }
        if (type == 5 && length == 8) {
            return "MTU " + part.u32("MTU", 4);
        }
        if (type == 25 && length >= 24) {
            part.u32("Lifetime, seconds", 4);
            String first = part.ip6("Name server", 8);
            for (int at = 24; at + 16 <= length; at += 16) {
                part.ip6("Name server", at);
            }
            return name + ", " + first + (length > 24 ? " …" : "");
        }
        part.rest("Content", 2, length);
        return name;
    }

    private static String prefix(FieldReader part) {
        int bits = part.u8("Prefix length", 2);
        int flags = part.window().u8(3);
        part.add("Flags", FieldReader.hex(flags, 2), 3, 1, part.bit("On link", flags, 7, 3, 1),
                part.bit("Autonomous", flags, 6, 3, 1));
        part.u32("Valid lifetime, seconds", 4);
        part.u32("Preferred lifetime, seconds", 8);
        return "prefix " + part.ip6("Prefix", 16) + "/" + bits;
    }
}
