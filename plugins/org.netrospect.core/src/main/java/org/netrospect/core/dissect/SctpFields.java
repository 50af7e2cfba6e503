package org.netrospect.core.dissect;

import org.netrospect.core.bytes.ByteWindow;

/** Fields of SCTP (RFC 9260): the common header and its chunks. */
final class SctpFields {
    private static final int COMMON = 12;
    private static final int MOST_NAMED = 8;
    private static final String[] CHUNKS = {"DATA", "INIT", "INIT ACK", "SACK", "HEARTBEAT", "HEARTBEAT ACK", "ABORT",
            "SHUTDOWN", "SHUTDOWN ACK", "ERROR", "COOKIE ECHO", "COOKIE ACK", "ECNE", "CWR", "SHUTDOWN COMPLETE",
            "AUTH"};

    private SctpFields() {
    }

    static String describe(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int source = w.u16(0);
        int destination = w.u16(2);
        String between = source + " → " + destination;
        summary.say("SCTP", between);
        f.add("Source port", Names.port(source), 0, 2);
        f.add("Destination port", Names.port(destination), 2, 2);
        f.hex("Verification tag", 4, 4);
        f.add("Checksum", ChecksumText.sctp(f), 8, 4);
        StringBuilder chunks = new StringBuilder();
        int at = COMMON;
        int count = 0;
        while (at + 4 <= f.available()) {
            int type = w.u8(at);
            int length = w.u16(at + 2);
            if (length < 4) {
                f.add("Chunk", name(type) + ", length " + length + " is impossible", at, 4);
                break;
            }
            if (count++ < MOST_NAMED) {
                chunks.append(chunks.isEmpty() ? "" : ", ").append(name(type));
            }
            f.group("Chunk", at, length, part -> chunk(part, type, length));
            at += length + 3 & ~3;
        }
        if (count > MOST_NAMED) {
            chunks.append(", …");
        }
        String words = between + (chunks.isEmpty() ? "" : " [" + chunks + "]");
        summary.say("SCTP", words);
        return words;
    }

    private static String name(int type) {
        return switch (type) {
            case 0x40 -> "I-DATA";
            case 0x80 -> "ASCONF ACK";
            case 0x82 -> "RE-CONFIG";
            case 0x84 -> "PAD";
            case 0xc0 -> "FORWARD TSN";
            case 0xc1 -> "ASCONF";
            case 0xc2 -> "I-FORWARD TSN";
            default -> type < CHUNKS.length ? CHUNKS[type] : "type " + type;
        };
    }

    private static String chunk(FieldReader c, int type, int length) {
        c.add("Type", type + " (" + name(type) + ")", 0, 1);
        c.hex("Flags", 1, 1);
        c.u16("Length", 2);
        int at = 4;
        switch (type) {
            case 0 -> {
                c.u32("Transmission sequence number", 4);
                c.u16("Stream", 8);
                c.u16("Stream sequence number", 10);
                c.u32("Payload protocol", 12);
                at = 16;
            }
            case 1, 2 -> {
                c.hex("Initiate tag", 4, 4);
                c.u32("Advertised window", 8);
                c.u16("Outbound streams", 12);
                c.u16("Inbound streams", 14);
                c.u32("Initial sequence number", 16);
                at = parameters(c, 20, length);
            }
            case 3 -> {
                c.u32("Cumulative acknowledgment", 4);
                c.u32("Advertised window", 8);
                c.u16("Gap blocks", 12);
                c.u16("Duplicates", 14);
                at = 16;
            }
            case 4, 5, 6, 9 -> at = parameters(c, 4, length);
            case 7 -> {
                c.u32("Cumulative acknowledgment", 4);
                at = 8;
            }
            case 0xc0 -> {
                c.u32("New cumulative sequence number", 4);
                at = 8;
            }
            default -> {
            }
        }
        c.rest(type == 0 ? "Data" : "Content", at, length);
        return name(type) + ", " + FieldReader.count(length, "byte");
    }

    /** Parameters and error causes have one form: type, length, value, filled up to four bytes. */
    private static int parameters(FieldReader c, int from, int length) {
        int at = from;
        while (at + 4 <= length) {
            int size = c.window().u16(at + 2);
            if (size < 4 || at + size > length) {
                return at;
            }
            c.group("Parameter", at, size, part -> parameter(part, size));
            at += size + 3 & ~3;
        }
        return at;
    }

    private static String parameter(FieldReader p, int size) {
        int type = p.u16("Type", 0);
        p.u16("Length", 2);
        if (type == 5 && size == 8) {
            return p.ip4("Address", 4);
        }
        if (type == 6 && size == 20) {
            return p.ip6("Address", 4);
        }
        p.rest("Content", 4, size);
        return switch (type) {
            case 1 -> "heartbeat information";
            case 7 -> "state cookie";
            case 9 -> "cookie preservative";
            case 11 -> "host name";
            case 12 -> "supported address types";
            case 0x8000 -> "ECN capable";
            case 0x8008 -> "supported extensions";
            case 0xc000 -> "forward TSN supported";
            default -> "type " + FieldReader.hex(type, 4);
        };
    }
}
