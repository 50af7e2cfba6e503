package org.netrospect.core.dissect;

import org.netrospect.core.bytes.ByteWindow;

/** Fields of tunnels that carry links: GRE with ERSPAN in it, EtherIP, L2TP. */
final class TunnelFields {
    private TunnelFields() {
    }

    /** RFC 2784 and 2890; version 1 is that of PPTP (RFC 2637). */
    static String gre(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int flags = w.u16(0);
        int version = flags & 7;
        f.add("Flags and version", FieldReader.hex(flags, 4), 0, 2, f.bit("Checksum present", flags, 15, 0, 1),
                f.bit("Routing present", flags, 14, 0, 1), f.bit("Key present", flags, 13, 0, 1),
                f.bit("Sequence number present", flags, 12, 0, 1), f.bit("Acknowledgment present", flags, 7, 1, 1),
                f.node("Version", Integer.toString(version), 1, 1));
        String protocol = Names.etherType(f.etherType("Protocol", 2));
        summary.say("GRE", protocol);
        if (version == 1) {
            f.u16("Payload length", 4);
            int call = f.u16("Call id", 6);
            int at = 8;
            if ((flags & 0x1000) != 0) {
                f.u32("Sequence number", at);
                at += 4;
            }
            if ((flags & 0x80) != 0) {
                f.u32("Acknowledgment number", at);
            }
            summary.tag("pptp " + call);
            return "PPTP, call " + call;
        }
        int at = 4;
        if ((flags & 0xc000) != 0) {
            f.add("Checksum", (flags & 0x8000) != 0 ? ChecksumText.internet(f, 4, f.claimed(), 0) : "not used", 4, 2);
            f.hex("Reserved", 6, 2);
            at = 8;
        }
        String tag = tag(w.u16(2), (flags & 0x1000) != 0);
        if ((flags & 0x2000) != 0) {
            long key = w.u32(at);
            f.add("Key", FieldReader.hex(key, 8) + " (" + key + ")", at, 4);
            tag += tag.isEmpty() ? "" : " " + key;
            at += 4;
        }
        if ((flags & 0x1000) != 0) {
            f.u32("Sequence number", at);
        }
        if (!tag.isEmpty()) {
            summary.tag(tag);
        }
        return protocol;
    }

    /** ERSPAN with a header of its own, that is with a sequence number or of type III, is named there. */
    private static String tag(int protocol, boolean sequence) {
        boolean mirror = protocol == 0x88be || protocol == 0x22eb;
        return !mirror ? "gre" : sequence || protocol == 0x22eb ? "" : "erspan";
    }

    static String erspan2(FieldReader f, Summary summary) {
        int session = mirrored(f);
        f.hex("Port index", 5, 3);
        summary.tag("erspan " + session);
        return "session " + session;
    }

    static String erspan3(FieldReader f, Summary summary) {
        int session = mirrored(f);
        f.u32("Time stamp", 4);
        f.u16("Security group", 8);
        int word = f.window().u16(10);
        f.add("Frame type", Integer.toString(word >>> 11 & 0x1f), 10, 1);
        f.add("Hardware id", Integer.toString(word >>> 4 & 0x3f), 10, 2);
        f.add("Direction", (word >>> 3 & 1) == 0 ? "ingress" : "egress", 11, 1);
        f.add("Granularity", Integer.toString(word >>> 1 & 3), 11, 1);
        f.rest("Platform specific", 12, f.header());
        summary.tag("erspan " + session);
        return "session " + session;
    }

    private static int mirrored(FieldReader f) {
        int first = f.window().u16(0);
        int second = f.window().u16(2);
        f.add("Version", Integer.toString(first >>> 12), 0, 1);
        f.add("Mirrored VLAN", Integer.toString(first & 0xfff), 0, 2);
        f.add("Class of service", Integer.toString(second >>> 13), 2, 1);
        f.add("Encapsulation", Integer.toString(second >>> 11 & 3), 2, 1);
        f.add("Truncated", (second >>> 10 & 1) != 0 ? "yes" : "no", 2, 1);
        f.add("Session id", Integer.toString(second & 0x3ff), 2, 2);
        return second & 0x3ff;
    }

    /** RFC 3378. */
    static String etherIp(FieldReader f, Summary summary) {
        f.add("Version", Integer.toString(f.window().u8(0) >>> 4), 0, 1);
        f.add("Reserved", FieldReader.hex(f.window().u16(0) & 0xfff, 3), 0, 2);
        summary.tag("etherip");
        return "";
    }

    /** RFC 2661, section 3.1. */
    static String l2tp(FieldReader f, Summary summary) {
        int flags = f.window().u16(0);
        f.add("Flags and version", FieldReader.hex(flags, 4), 0, 2, f.bit("Control message", flags, 15, 0, 1),
                f.bit("Length present", flags, 14, 0, 1), f.bit("Sequence numbers present", flags, 11, 0, 1),
                f.bit("Offset present", flags, 9, 0, 1), f.bit("Priority", flags, 8, 0, 1),
                f.node("Version", Integer.toString(flags & 15), 1, 1));
        int at = 2;
        if ((flags & 0x4000) != 0) {
            f.u16("Length", at);
            at += 2;
        }
        int tunnel = f.u16("Tunnel id", at);
        int session = f.u16("Session id", at + 2);
        summary.tag("l2tp " + tunnel);
        at += 4;
        if ((flags & 0x0800) != 0) {
            f.u16("Sequence number", at);
            f.u16("Expected sequence number", at + 2);
            at += 4;
        }
        if ((flags & 0x0200) != 0) {
            f.u16("Offset", at);
            f.rest("Offset padding", at + 2, f.header());
        }
        return "tunnel " + tunnel + ", session " + session;
    }

    /** RFC 3931, section 4.1.1. */
    static String l2tp3(FieldReader f, Summary summary) {
        long session = f.u32("Session id", 0);
        f.rest("Cookie and sublayer", 4, f.header());
        summary.tag("l2tpv3 " + session);
        return "session " + session;
    }
}
