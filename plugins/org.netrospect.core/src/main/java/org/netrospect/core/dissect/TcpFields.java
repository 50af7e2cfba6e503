package org.netrospect.core.dissect;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;

/** Fields of TCP (RFC 9293) with its options. */
final class TcpFields {
    private static final int HEADER = 20;
    private static final String[] FLAGS = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"};

    private TcpFields() {
    }

    static String describe(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int source = w.u16(0);
        int destination = w.u16(2);
        f.add("Source port", Names.port(source), 0, 2);
        f.add("Destination port", Names.port(destination), 2, 2);
        long sequence = f.u32("Sequence number", 4);
        long acknowledged = f.u32("Acknowledgment number", 8);
        int header = (w.u8(12) >>> 4) * 4;
        f.add("Header length", FieldReader.count(header, "byte"), 12, 1);
        int flags = w.u16(12) & 0x1ff;
        List<Node> bits = new ArrayList<>();
        List<String> set = new ArrayList<>();
        for (int i = FLAGS.length - 1; i >= 0; i--) {
            bits.add(f.bit(FLAGS[i], flags, i, i == FLAGS.length - 1 ? 12 : 13, 1));
        }
        for (int i = 0; i < FLAGS.length; i++) {
            if ((flags >>> i & 1) != 0) {
                set.add(FLAGS[i]);
            }
        }
        String names = "[" + String.join(", ", set) + "]";
        f.add("Flags", FieldReader.hex(flags, 3) + " " + names, 12, 2, bits);
        int window = f.u16("Window", 14);
        f.add("Checksum", FieldReader.hex(w.u16(16), 4), 16, 2);
        f.u16("Urgent pointer", 18);
        List<String> said = options(f, Math.min(header, f.available()));
        int payload = Math.max(0, f.available() - Math.max(header, HEADER));
        summary.say("TCP", source + " → " + destination + " " + names + " seq " + sequence
                + ((flags & 16) != 0 ? " ack " + acknowledged : "") + " win " + window + " len " + payload
                + (said.isEmpty() ? "" : " " + String.join(" ", said)));
        return source + " → " + destination + " " + names;
    }

    /** Adds the options, and gives those that a summary tells. */
    private static List<String> options(FieldReader f, int end) {
        List<String> said = new ArrayList<>();
        ByteWindow w = f.window();
        int at = HEADER;
        while (at < end) {
            int kind = w.u8(at);
            int length = kind <= 1 ? 1 : w.u8(at + 1);
            if (kind > 1 && length < 2 || at + length > end) {
                f.add("Option", kind + ", length " + length + " is impossible", at, Math.min(2, end - at));
                return said;
            }
            option(f, at, kind, length, said);
            if (kind == 0) {
                return said;
            }
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
            f.add("Window scale", w.u8(at + 2) + " (times " + (1L << Math.min(14, w.u8(at + 2))) + ")", at, length);
            said.add("ws " + w.u8(at + 2));
        } else if (kind == 5 && length >= 10) {
            List<Node> blocks = new ArrayList<>();
            for (int b = at + 2; b + 8 <= at + length; b += 8) {
                blocks.add(f.node("Block", w.u32(b) + " to " + w.u32(b + 4), b, 8));
            }
            f.add("Selective acknowledgment", FieldReader.count(blocks.size(), "block"), at, length, blocks);
            said.add("sack");
        } else if (kind == 8 && length == 10) {
            f.add("Timestamps", w.u32(at + 2) + ", echo of " + w.u32(at + 6), at, length);
        } else {
            String name = switch (kind) {
                case 0 -> "End of options";
                case 1 -> "No operation";
                case 4 -> "Selective acknowledgment permitted";
                case 19 -> "MD5 signature (RFC 2385)";
                case 28 -> "User timeout";
                case 29 -> "Authentication (RFC 5925)";
                case 30 -> "Multipath TCP";
                case 34 -> "Fast open";
                default -> Integer.toString(kind);
            };
            f.add("Option", name, at, length);
        }
    }
}
