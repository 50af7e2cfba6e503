package org.netrospect.core.dissect;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.capture.LinkType;

/** Fields that a wireless card put before a frame: radiotap, PPI, Prism, AVS. */
final class RadioFields {
    private static final String[] NAMES = {"Time stamp, µs", "Flags", "Rate", "Channel", "Hopping", "Signal, dBm",
            "Noise, dBm", "Lock quality", "Attenuation", "Attenuation, dB", "Transmit power, dBm", "Antenna",
            "Signal, dB", "Noise, dB", "Receive flags", "Transmit flags", "Request retries", "Data retries",
            "Extended channel", "Modulation and coding", "Aggregate status", "Very high throughput",
            "Frame time stamp"};
    /** Size of each field; it is aligned to that of its parts, which stands in {@link #ALIGNMENTS}. */
    private static final int[] SIZES = {8, 1, 1, 4, 2, 1, 1, 2, 2, 2, 1, 1, 1, 1, 2, 2, 1, 1, 8, 3, 8, 12, 12};
    private static final int[] ALIGNMENTS = {8, 1, 1, 2, 2, 1, 1, 2, 2, 2, 1, 1, 1, 1, 2, 2, 1, 1, 4, 1, 4, 2, 8};
    /** Bits 29 to 31 of a word say what the next word means. */
    private static final int NAMESPACES = 0x6000_0000;

    private RadioFields() {
    }

    /** All values are little endian; the fields of the first words that speak the standard's language are shown. */
    static String radiotap(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        summary.say("Radiotap", "");
        f.u8("Version", 0);
        f.add("Length", FieldReader.count(w.u16le(2), "byte"), 2, 2);
        int at = 4;
        int first = w.i32le(4);
        int word;
        do {
            word = w.i32le(at);
            f.add("Present", FieldReader.hex(word & 0xffff_ffffL, 8), at, 4);
            at += 4;
        } while (word < 0 && at + 4 <= f.header());
        for (int bit = 0; bit < NAMES.length; bit++) {
            if ((first >>> bit & 1) == 0) {
                continue;
            }
            int alignment = ALIGNMENTS[bit];
            at = at + alignment - 1 & -alignment;
            int size = SIZES[bit];
            if (at + size > f.header()) {
                f.rest("Content", at, f.header());
                return "";
            }
            f.add(NAMES[bit], value(w, bit, at, size), at, size);
            at += size;
        }
        f.rest((first & NAMESPACES) != 0 || first < 0 ? "Further fields" : "Content", at, f.header());
        return "";
    }

    private static String value(ByteWindow w, int bit, int at, int size) {
        return switch (bit) {
            case 0 -> Long.toUnsignedString(w.i64le(at));
            case 1 -> FieldReader.hex(w.u8(at), 2) + ((w.u8(at) & 0x10) != 0 ? " (checksum at end)" : "");
            case 2 -> w.u8(at) * 0.5 + " Mb/s";
            case 3 -> w.u16le(at) + " MHz, flags " + FieldReader.hex(w.u16le(at + 2), 4);
            case 5, 6, 10 -> Integer.toString((byte) w.u8(at));
            default -> size == 1 ? Integer.toString(w.u8(at)) : size == 2 ? Integer.toString(w.u16le(at))
                    : FieldReader.count(size, "byte");
        };
    }

    /** CACE's per-packet information: fields of type, length, content, all little endian. */
    static String ppi(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        f.u8("Version", 0);
        f.hex("Flags", 1, 1);
        f.add("Length", FieldReader.count(w.u16le(2), "byte"), 2, 2);
        long linkType = w.u32le(4);
        String link = linkType + " (" + LinkType.name((int) linkType) + ")";
        f.add("Link type", link, 4, 4);
        summary.say("PPI", link);
        int at = 8;
        while (at + 4 <= f.header()) {
            int type = w.u16le(at);
            int length = 4 + w.u16le(at + 2);
            if (at + length > f.header()) {
                break;
            }
            f.group("Field", at, length, part -> {
                part.rest("Content", 4, length);
                return "type " + type;
            });
            at += length;
        }
        f.rest("Content", at, f.header());
        return link;
    }

    static String prism(FieldReader f, Summary summary) {
        f.hex("Message", 0, 4);
        f.add("Length", Long.toString(f.window().u32le(4)), 4, 4);
        if (f.header() >= 24) {
            f.add("Device", f.window().latin1(8, 16).replace("\0", ""), 8, 16);
        }
        f.rest("Content", 24, f.header());
        summary.say("Prism", "");
        return "";
    }

    static String avs(FieldReader f, Summary summary) {
        f.hex("Version", 0, 4);
        f.u32("Length", 4);
        if (f.header() >= 32) {
            f.add("Time stamp, µs", Long.toUnsignedString(f.window().i64(8)), 8, 8);
            f.add("Host’s time", Long.toUnsignedString(f.window().i64(16)), 16, 8);
            f.u32("Physical layer", 24);
            f.u32("Channel", 28);
        }
        f.rest("Content", 32, f.header());
        summary.say("AVS", "");
        return "";
    }
}
