package org.netrospect.core.dissect;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;

/** Options of TCP: RFC 9293, 7323 (scale, time stamps), 2018 (SACK), 7413 (fast open), 5925 (keys), 8684 (MPTCP). */
final class TcpOptions {
    private static final int LARGEST_SCALE = 14;
    private static final String[] MULTIPATH = {"capable", "join", "data sequence signal", "add address",
            "remove address", "priority", "fail", "fast close", "reset"};

    private TcpOptions() {
    }

    /** Adds the options, and gives those that a summary tells. */
    static List<String> describe(FieldReader f, int from, int end) {
        List<String> said = new ArrayList<>();
        ByteWindow w = f.window();
        int at = from;
        while (at < end) {
            int kind = w.u8(at);
            if (kind == 0) {
                f.add("Option", "end of options", at, 1);
                f.rest("Padding", at + 1, end);
                return said;
            }
            if (kind == 1) {
                f.add("Option", "no operation", at, 1);
                at++;
                continue;
            }
            int length = at + 1 < end ? w.u8(at + 1) : 0;
            if (length < 2 || at + length > end) {
                f.add("Option", kind + ", length " + length + " is impossible", at, Math.min(2, end - at));
                return said;
            }
            option(f, at, kind, length, said);
            at += length;
        }
        return said;
    }

    private static void option(FieldReader f, int at, int kind, int length, List<String> said) {
        ByteWindow w = f.window();
        if (kind == 2 && length == 4) {
            f.add("Maximum segment size", Integer.toString(w.u16(at + 2)), at, length);
            said.add("mss " + w.u16(at + 2));
        } else if (kind == 3 && length == 3) {
            int scale = w.u8(at + 2);
            f.add("Window scale", scale + " (times " + (1L << Math.min(LARGEST_SCALE, scale)) + ")", at, length);
            said.add("ws " + scale);
        } else if (kind == 4 && length == 2) {
            f.add("Selective acknowledgment permitted", "", at, length);
        } else if (kind == 5 && (length - 2) % 8 == 0) {
            List<Node> blocks = new ArrayList<>();
            for (int b = at + 2; b + 8 <= at + length; b += 8) {
                blocks.add(f.node("Block", w.u32(b) + " to " + w.u32(b + 4), b, 8));
            }
            f.add("Selective acknowledgment", FieldReader.count(blocks.size(), "block"), at, length, blocks);
            said.add("sack " + blocks.size());
        } else if (kind == 8 && length == 10) {
            f.add("Timestamps", w.u32(at + 2) + ", echo of " + w.u32(at + 6), at, length,
                    f.node("Value", Long.toString(w.u32(at + 2)), at + 2, 4),
                    f.node("Echo reply", Long.toString(w.u32(at + 6)), at + 6, 4));
        } else {
            f.group("Option", at, length, part -> other(part, kind, length));
        }
    }

    private static String other(FieldReader part, int kind, int length) {
        part.add("Kind", Integer.toString(kind), 0, 1);
        part.u8("Length", 1);
        if (kind == 30 && length >= 3) {
            int type = part.window().u8(2) >>> 4;
            String name = type < MULTIPATH.length ? MULTIPATH[type] : "type " + type;
            part.add("Multipath message", type + " (" + name + ")", 2, 1);
            part.rest("Content", 3, length);
            return "multipath TCP, " + name;
        }
        if (kind == 28 && length == 4) {
            int timeout = part.window().u16(2);
            String value = (timeout & 0x7fff) + ((timeout & 0x8000) != 0 ? " minutes" : " seconds");
            part.add("Timeout", value, 2, 2);
            return "user timeout of " + value;
        }
        if (kind == 29 && length >= 4) {
            part.u8("Key id", 2);
            part.u8("Next key id", 3);
            part.rest("Authentication code", 4, length);
            return "authentication";
        }
        if (kind == 34) {
            part.rest("Cookie", 2, length);
            return length == 2 ? "fast open, asks for a cookie" : "fast open";
        }
        part.rest("Content", 2, length);
        return switch (kind) {
            case 2 -> "maximum segment size of a wrong length";
            case 3 -> "window scale of a wrong length";
            case 6 -> "echo";
            case 7 -> "echo reply";
            case 14 -> "alternate checksum request";
            case 15 -> "alternate checksum";
            case 19 -> "MD5 signature";
            case 27 -> "quick start";
            case 69 -> "encryption negotiation";
            case 253, 254 -> "experiment";
            default -> "kind " + kind;
        };
    }
}
