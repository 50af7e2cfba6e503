package org.netrospect.core.dissect;

import org.netrospect.core.bytes.ByteWindow;

/** Fields of tunnels. */
final class TunnelFields {
    private TunnelFields() {
    }

    /** RFC 2784 and 2890. */
    static String gre(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int flags = w.u16(0);
        f.add("Flags and version", FieldReader.hex(flags, 4), 0, 2, f.bit("Checksum present", flags, 15, 0, 1),
                f.bit("Key present", flags, 13, 0, 1), f.bit("Sequence number present", flags, 12, 0, 1),
                f.node("Version", Integer.toString(flags & 7), 1, 1));
        f.add("Protocol", Names.etherType(w.u16(2)), 2, 2);
        int at = (flags & 0x8000) != 0 ? 8 : 4;
        if ((flags & 0x2000) != 0) {
            f.hex("Key", at, 4);
            at += 4;
        }
        if ((flags & 0x1000) != 0) {
            f.u32("Sequence number", at);
        }
        summary.tag("gre");
        return Names.etherType(w.u16(2));
    }

    /** RFC 7348. */
    static String vxlan(FieldReader f, Summary summary) {
        f.hex("Flags", 0, 1);
        int network = f.window().u24(4);
        f.add("Network id", Integer.toString(network), 4, 3);
        summary.tag("vxlan " + network);
        return Integer.toString(network);
    }

    /** RFC 8926. */
    static String geneve(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int options = (w.u8(0) & 0x3f) * 4;
        f.add("Version", Integer.toString(w.u8(0) >>> 6), 0, 1);
        f.add("Options", FieldReader.count(options, "byte"), 0, 1);
        f.add("Protocol", Names.etherType(w.u16(2)), 2, 2);
        int network = w.u24(4);
        f.add("Network id", Integer.toString(network), 4, 3);
        for (int at = 8; at + 4 <= Math.min(8 + options, f.available());) {
            int length = 4 + (w.u8(at + 3) & 0x1f) * 4;
            f.add("Option", "class " + FieldReader.hex(w.u16(at), 4) + ", type " + w.u8(at + 2), at,
                    Math.min(length, f.available() - at));
            at += length;
        }
        summary.tag("geneve " + network);
        return Integer.toString(network);
    }

    /** GTP-U, 3GPP TS 29.281. */
    static String gtp(FieldReader f, Summary summary) {
        f.hex("Flags", 0, 1);
        f.u8("Message type", 1);
        f.u16("Length", 2);
        long endpoint = f.window().u32(4);
        f.add("Tunnel endpoint", FieldReader.hex(endpoint, 8), 4, 4);
        summary.tag("gtp " + FieldReader.hex(endpoint, 8));
        return FieldReader.hex(endpoint, 8);
    }
}
