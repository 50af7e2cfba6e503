package org.netrospect.core.dissect;

/** Fields of link layers, tags and labels, and of ARP. */
final class LinkFields {
    private static final String[] PACKET_TYPES = {"to us", "broadcast", "multicast", "to somebody else", "sent by us"};
    private static final String[] ARP_OPERATIONS = {"", "request", "reply", "reverse request", "reverse reply"};

    private LinkFields() {
    }

    static String ethernet(FieldReader f, Summary summary) {
        String destination = f.mac("Destination", 0);
        String source = f.mac("Source", 6);
        summary.between(source, destination);
        int type = f.window().u16(12);
        f.add(type < 1536 ? "Length" : "Type", type < 1536 ? Integer.toString(type) : Names.etherType(type), 12, 2);
        summary.say("Ethernet", type < 1536 ? "802.3" : Names.etherType(type));
        return source + " → " + destination;
    }

    static String vlan(FieldReader f, Summary summary) {
        int tag = f.window().u16(0);
        f.add("Priority", Integer.toString(tag >>> 13), 0, 1);
        f.add("Drop eligible", (tag >>> 12 & 1) != 0 ? "yes" : "no", 0, 1);
        f.add("VLAN id", Integer.toString(tag & 0xfff), 0, 2);
        if (f.available() >= 4) {
            f.add("Type", Names.etherType(f.window().u16(2)), 2, 2);
        }
        summary.tag("vlan " + (tag & 0xfff));
        return Integer.toString(tag & 0xfff);
    }

    static String mpls(FieldReader f, Summary summary) {
        long entry = f.window().u32(0);
        f.add("Label", Long.toString(entry >>> 12), 0, 3);
        f.add("Traffic class", Long.toString(entry >>> 9 & 7), 2, 1);
        f.add("Bottom of stack", (entry >>> 8 & 1) != 0 ? "yes" : "no", 2, 1);
        f.add("Time to live", Long.toString(entry & 0xff), 3, 1);
        summary.tag("mpls " + (entry >>> 12));
        return Long.toString(entry >>> 12);
    }

    static String pppoe(FieldReader f, Summary summary) {
        f.hex("Version and type", 0, 1);
        f.hex("Code", 1, 1);
        int session = f.window().u16(2);
        f.add("Session id", Integer.toString(session), 2, 2);
        f.u16("Length", 4);
        summary.tag("pppoe " + session);
        return "session " + session;
    }

    static String cooked(FieldReader f, Summary summary) {
        int type = f.window().u16(0);
        String direction = type < PACKET_TYPES.length ? PACKET_TYPES[type] : Integer.toString(type);
        f.add("Packet", direction, 0, 2);
        f.u16("Hardware type", 2);
        f.u16("Address length", 4);
        f.hex("Address", 6, 8);
        f.add("Protocol", Names.etherType(f.window().u16(14)), 14, 2);
        summary.say("Linux cooked", direction);
        return direction;
    }

    static String cooked2(FieldReader f, Summary summary) {
        f.add("Protocol", Names.etherType(f.window().u16(0)), 0, 2);
        f.u32("Interface", 4);
        f.u16("Hardware type", 8);
        int type = f.window().u8(10);
        String direction = type < PACKET_TYPES.length ? PACKET_TYPES[type] : Integer.toString(type);
        f.add("Packet", direction, 10, 1);
        f.u8("Address length", 11);
        f.hex("Address", 12, 8);
        summary.say("Linux cooked", direction);
        return direction;
    }

    static String arp(FieldReader f, Summary summary) {
        f.u16("Hardware type", 0);
        f.add("Protocol type", Names.etherType(f.window().u16(2)), 2, 2);
        int hardware = f.u8("Hardware address length", 4);
        int protocol = f.u8("Protocol address length", 5);
        int operation = f.window().u16(6);
        String name = operation < ARP_OPERATIONS.length && operation > 0 ? ARP_OPERATIONS[operation]
                : "operation " + operation;
        f.add("Operation", operation + " (" + name + ")", 6, 2);
        if (hardware != 6 || protocol != 4) {
            summary.say("ARP", name);
            return name;
        }
        String senderMac = f.mac("Sender hardware address", 8);
        String sender = f.ip4("Sender address", 14);
        f.mac("Target hardware address", 18);
        String target = f.ip4("Target address", 24);
        summary.between(sender, target);
        String words = switch (operation) {
            case 1 -> sender.equals(target) ? "announces " + sender : "who has " + target + "? tell " + sender;
            case 2 -> sender + " is at " + senderMac;
            default -> name + " " + sender + " → " + target;
        };
        summary.say("ARP", words);
        return words;
    }
}
