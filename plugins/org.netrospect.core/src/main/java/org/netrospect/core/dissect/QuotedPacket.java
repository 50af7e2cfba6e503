package org.netrospect.core.dissect;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;

/** The packet that an ICMP error quotes, usually cut, and the extensions behind it (RFC 4884, 4950). */
final class QuotedPacket {
    private static final int MPLS = 1;

    private QuotedPacket() {
    }

    /**
     * Adds the packet and the extensions.
     *
     * @param length bytes of the quoted packet, if the error says so; 0 if it does not
     * @return the packet in some words: {@code , for UDP 10.0.0.1 port 53 → 10.0.0.2 port 1024}; empty if it is none
     */
    static String describe(FieldReader f, int at, int length) {
        int there = f.available() - at;
        if (there <= 0) {
            return "";
        }
        Summary quoted = new Summary();
        int size = length > 0 ? Math.min(length, there) : there;
        f.group("Packet that caused it", at, size, part -> packet(part, quoted));
        if (length > 0 && there > length + 4) {
            f.group("Extensions", at + length, there - length, QuotedPacket::extensions);
        }
        return quoted.source().isEmpty() ? "" : ", for " + quoted.line();
    }

    private static String packet(FieldReader f, Summary quoted) {
        ByteWindow w = f.window();
        int version = w.u8(0) >>> 4;
        int header = version == 4 ? (w.u8(0) & 15) * 4 : 40;
        if (version != 4 && version != 6 || header < 20) {
            f.rest("Content", 0, f.available());
            return "no IP packet";
        }
        String name = version == 4 ? "IPv4" : "IPv6";
        f.group(name, 0, header, part -> version == 4 ? IpFields.v4(part, quoted) : IpFields.v6(part, quoted));
        int protocol = w.u8(version == 4 ? 9 : 6);
        int claimed = (version == 4 ? w.u16(2) : w.u16(4) + header) - header;
        boolean later = version == 4 && (w.u16(6) & 0x1fff) != 0;
        if (claimed > 0 && f.available() > header) {
            transport(f, header, claimed, later ? -1 : protocol, quoted);
        }
        return quoted.source() + " → " + quoted.destination() + " " + IpProtocol.name(protocol);
    }

    private static void transport(FieldReader f, int at, int claimed, int protocol, Summary quoted) {
        switch (protocol) {
            case IpProtocol.TCP -> ports(f, "TCP", at, claimed, quoted, TcpFields::describe);
            case IpProtocol.UDP -> ports(f, "UDP", at, claimed, quoted, UdpFields::describe);
            case IpProtocol.ICMP -> f.group("ICMP", at, claimed, part -> echo(part, "ICMP", quoted));
            case IpProtocol.ICMPV6 -> f.group("ICMPv6", at, claimed, part -> echo(part, "ICMPv6", quoted));
            default -> f.rest("Content", at, f.available());
        }
    }

    private static void ports(FieldReader f, String name, int at, int claimed, Summary quoted, Describer describer) {
        f.group(name, at, claimed, part -> describer.describe(part, quoted));
        if (f.available() - at >= 4) {
            quoted.say(name, quoted.source() + " port " + f.window().u16(at) + " → " + quoted.destination() + " port "
                    + f.window().u16(at + 2));
        }
    }

    /** Only the beginning: an error about an error is not followed. */
    private static String echo(FieldReader part, String name, Summary quoted) {
        int type = part.u8("Type", 0);
        part.u8("Code", 1);
        quoted.say(name, quoted.source() + " → " + quoted.destination() + " type " + type);
        part.hex("Checksum", 2, 2);
        part.rest("Content", 4, part.available());
        return "type " + type;
    }

    private static String extensions(FieldReader f) {
        f.add("Version", Integer.toString(f.window().u8(0) >>> 4), 0, 1);
        f.hex("Checksum", 2, 2);
        int at = 4;
        while (at + 4 <= f.available()) {
            int length = f.window().u16(at);
            if (length < 4) {
                break;
            }
            f.group("Object", at, length, part -> object(part, length));
            at += length;
        }
        return "";
    }

    private static String object(FieldReader f, int length) {
        f.u16("Length", 0);
        int kind = f.u8("Class", 2);
        f.u8("Type", 3);
        if (kind != MPLS) {
            f.rest("Content", 4, length);
            return "class " + kind;
        }
        for (int at = 4; at + 4 <= length; at += 4) {
            long entry = f.window().u32(at);
            f.add("Label", (entry >>> 12) + ", time to live " + (entry & 0xff), at, 4);
        }
        return "MPLS labels";
    }
}
