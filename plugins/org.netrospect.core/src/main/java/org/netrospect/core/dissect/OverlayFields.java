package org.netrospect.core.dissect;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpAddress;

/** Fields of overlays over UDP, of tunnels of IPv6, and of service chains. */
final class OverlayFields {
    private static final String[] NEXT = {"", "IPv4", "IPv6", "Ethernet", "NSH", "MPLS"};

    private OverlayFields() {
    }

    /** RFC 7348, and its generic protocol extension. */
    static String vxlan(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int flags = w.u8(0);
        f.add("Flags", FieldReader.hex(flags, 2), 0, 1, f.bit("Group policy", flags, 7, 0, 1),
                f.bit("Network id valid", flags, 3, 0, 1), f.bit("Next protocol present", flags, 2, 0, 1));
        f.u16("Group policy id", 1);
        f.u8((flags & 4) != 0 ? "Next protocol" : "Reserved", 3);
        int network = w.u24(4);
        f.add("Network id", Integer.toString(network), 4, 3);
        f.hex("Reserved", 7, 1);
        summary.tag("vxlan " + network);
        return Integer.toString(network);
    }

    /** RFC 8926. */
    static String geneve(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int options = (w.u8(0) & 0x3f) * 4;
        f.add("Version", Integer.toString(w.u8(0) >>> 6), 0, 1);
        f.add("Length of options", FieldReader.count(options, "byte"), 0, 1);
        int flags = w.u8(1);
        f.add("Flags", FieldReader.hex(flags, 2), 1, 1, f.bit("Control packet", flags, 7, 1, 1),
                f.bit("Critical options", flags, 6, 1, 1));
        f.etherType("Protocol", 2);
        int network = w.u24(4);
        f.add("Network id", Integer.toString(network), 4, 3);
        summary.tag("geneve " + network);
        f.hex("Reserved", 7, 1);
        int end = Math.min(8 + options, f.available());
        for (int at = 8; at + 4 <= end;) {
            int length = Math.min(4 + (w.u8(at + 3) & 0x1f) * 4, end - at);
            f.group("Option", at, length, part -> geneveOption(part, length));
            at += length;
        }
        return Integer.toString(network);
    }

    private static String geneveOption(FieldReader part, int length) {
        int owner = part.window().u16(0);
        part.add("Class", FieldReader.hex(owner, 4), 0, 2);
        int type = part.window().u8(2);
        part.add("Type", FieldReader.hex(type, 2) + ((type & 0x80) != 0 ? " (critical)" : ""), 2, 1);
        part.add("Length", FieldReader.count(length, "byte"), 3, 1);
        part.rest("Data", 4, length);
        return "class " + FieldReader.hex(owner, 4) + ", type " + FieldReader.hex(type, 2);
    }

    /** GTP-U, 3GPP TS 29.281. */
    static String gtp(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int flags = w.u8(0);
        f.add("Flags and version", FieldReader.hex(flags, 2), 0, 1,
                f.node("Version", Integer.toString(flags >>> 5), 0, 1), f.bit("Extension headers", flags, 2, 0, 1),
                f.bit("Sequence number present", flags, 1, 0, 1), f.bit("N-PDU number present", flags, 0, 0, 1));
        int type = w.u8(1);
        f.add("Message type", type + (type == 255 ? " (user data)" : ""), 1, 1);
        f.u16("Length", 2);
        String endpoint = FieldReader.hex(w.u32(4), 8);
        f.add("Tunnel endpoint", endpoint, 4, 4);
        summary.tag("gtp " + endpoint);
        if ((flags & 7) != 0) {
            f.u16("Sequence number", 8);
            f.u8("N-PDU number", 10);
            f.hex("Next extension header", 11, 1);
            int at = 12;
            while ((flags & 4) != 0 && w.u8(at - 1) != 0 && at < f.header() && w.u8(at) != 0) {
                int kind = w.u8(at - 1);
                int length = w.u8(at) * 4;
                f.group("Extension header", at, length, part -> gtpExtension(part, kind, length));
                at += length;
            }
        }
        return endpoint;
    }

    private static String gtpExtension(FieldReader part, int kind, int length) {
        part.add("Length", FieldReader.count(length, "byte"), 0, 1);
        if (kind == 0x85) {
            int type = part.window().u8(1) >>> 4;
            part.add("Direction", type == 0 ? "downlink" : type == 1 ? "uplink" : "type " + type, 1, 1);
            part.add("Quality of service flow", Integer.toString(part.window().u8(2) & 0x3f), 2, 1);
            part.rest("Content", 3, length - 1);
        } else {
            part.rest("Content", 1, length - 1);
        }
        part.hex("Next extension header", length - 1, 1);
        return switch (kind) {
            case 0x20 -> "service class indicator";
            case 0x40 -> "UDP port";
            case 0x81 -> "RAN container";
            case 0x85 -> "PDU session container";
            case 0xc0 -> "PDCP PDU number";
            default -> "type " + FieldReader.hex(kind, 2);
        };
    }

    /** Indications before the IPv6 header (RFC 4380, section 5.1.1); the origin's address and port are inverted. */
    static String teredo(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int at = 0;
        if (w.u16(0) == 1) {
            int id = w.u8(2);
            int code = w.u8(3);
            f.group("Authentication", 0, 13 + id + code, part -> authentication(part, id, code));
            at = 13 + id + code;
        }
        if (at + 8 <= f.header() && w.u16(at) == 0) {
            f.group("Origin", at, 8, OverlayFields::origin);
        }
        summary.tag("teredo");
        return "";
    }

    private static String authentication(FieldReader part, int id, int code) {
        part.u8("Length of the client’s id", 2);
        part.u8("Length of the authentication", 3);
        part.hex("Client’s id", 4, id);
        part.hex("Authentication", 4 + id, code);
        part.hex("Nonce", 4 + id + code, 8);
        part.u8("Confirmation", 12 + id + code);
        return "";
    }

    private static String origin(FieldReader part) {
        int port = ~part.window().u16(2) & 0xffff;
        String address = IpAddress.v4(~part.window().i32(4)).toString();
        part.add("Port", Integer.toString(port), 2, 2);
        part.add("Address", address, 4, 4);
        return address + ":" + port;
    }

    /** draft-massar-v6ops-ayiya, section 3. */
    static String ayiya(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int id = 1 << (w.u8(0) >>> 4);
        f.add("Length of the identity", FieldReader.count(id, "byte"), 0, 1);
        f.add("Kind of identity", Integer.toString(w.u8(0) & 15), 0, 1);
        int signature = (w.u8(1) >>> 4) * 4;
        f.add("Length of the signature", FieldReader.count(signature, "byte"), 1, 1);
        f.add("Hash", Integer.toString(w.u8(1) & 15), 1, 1);
        f.add("Authentication", Integer.toString(w.u8(2) >>> 4), 2, 1);
        f.add("Operation", Integer.toString(w.u8(2) & 15), 2, 1);
        f.protocol("Next header", 3);
        f.u32("Seconds since 1970 UTC", 4);
        summary.tag("ayiya");
        if (id == 16) {
            f.ip6("Identity", 8);
        } else {
            f.rest("Identity", 8, 8 + id);
        }
        f.rest("Signature", 8 + id, 8 + id + signature);
        return "";
    }

    /** RFC 8300. */
    static String nsh(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int first = w.u16(0);
        f.add("Version", Integer.toString(first >>> 14), 0, 1);
        f.add("Maintenance packet", (first >>> 13 & 1) != 0 ? "yes" : "no", 0, 1);
        f.add("Header’s time to live", Integer.toString(first >>> 6 & 0x3f), 0, 2);
        f.add("Length", FieldReader.count((first & 0x3f) * 4L, "byte"), 1, 1);
        f.add("Metadata type", Integer.toString(w.u8(2) & 15), 2, 1);
        int next = w.u8(3);
        f.add("Next protocol", next + (next > 0 && next < NEXT.length ? " (" + NEXT[next] + ")" : ""), 3, 1);
        int path = w.u24(4);
        f.add("Service path", Integer.toString(path), 4, 3);
        int index = f.u8("Service index", 7);
        f.rest("Context", 8, f.header());
        summary.tag("nsh " + path);
        return "path " + path + ", index " + index;
    }
}
