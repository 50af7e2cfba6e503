package org.netrospect.core.dissect;

import org.netrospect.core.bytes.ByteWindow;

/** Fields that bridges put between an Ethernet header and what it announces. */
final class BridgeFields {
    private static final int FABRIC_PATH = 2;
    private static final int VN_TAG = 6;
    /** Length of a switch's tag before a frame; else it stands between the frame's addresses and its type. */
    private static final int TAG_IN_FRONT = 4;
    private static final int ADDRESSES = 12;

    private BridgeFields() {
    }

    /** The service tag of a provider backbone (IEEE 802.1ah). */
    static String backbone(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        f.add("Priority", Integer.toString(w.u8(0) >>> 5), 0, 1);
        f.add("Drop eligible", (w.u8(0) >>> 4 & 1) != 0 ? "yes" : "no", 0, 1);
        f.add("Customer addresses used", (w.u8(0) >>> 3 & 1) == 0 ? "yes" : "no", 0, 1);
        int service = w.u24(1);
        f.add("Service id", Integer.toString(service), 1, 3);
        summary.tag("pbb " + service);
        return "service " + service;
    }

    /** Told apart by their lengths: FabricPath's forwarding tag, VN-tag, E-tag (IEEE 802.1BR). */
    static String tag(FieldReader f, Summary summary) {
        return f.header() == FABRIC_PATH ? fabricPath(f) : f.header() == VN_TAG ? vnTag(f) : eTag(f);
    }

    /** Metadata of Cisco: the option of type 1 is the security group. */
    static String groupTag(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        f.add("Version", Integer.toString(w.u8(0)), 0, 1);
        f.add("Options", Integer.toString(w.u8(1)), 1, 1);
        int type = f.header() - 2;
        String group = "";
        for (int at = 2; at < type; at += 4) {
            if ((w.u16(at) & 0xfff) == 1) {
                group = "group " + w.u16(at + 2);
                f.add("Security group", Integer.toString(w.u16(at + 2)), at, 4);
            } else {
                f.hex("Option", at, 4);
            }
        }
        f.etherType("Type", type);
        summary.say("Ethernet", Names.etherType(w.u16(type)));
        return group;
    }

    /** What the chip of a switch tells its processor, or the other way round, as it is. */
    static String switchTag(FieldReader f, Summary summary) {
        if (f.header() == TAG_IN_FRONT) {
            f.hex("Tag", 0, TAG_IN_FRONT);
            return "before the frame";
        }
        String destination = f.mac("Destination", 0);
        String source = f.mac("Source", 6);
        summary.between(source, destination);
        int type = f.header() - 2;
        f.hex("Tag", ADDRESSES, type - ADDRESSES);
        f.etherType("Type", type);
        summary.say("Ethernet", Names.etherType(f.window().u16(type)));
        return source + " → " + destination;
    }

    private static String fabricPath(FieldReader f) {
        int tag = f.window().u16(0);
        f.add("Forwarding tag", Integer.toString(tag >>> 6), 0, 2);
        f.add("Tag’s time to live", Integer.toString(tag & 0x3f), 1, 1);
        return "FabricPath, tag " + (tag >>> 6);
    }

    private static String vnTag(FieldReader f) {
        int first = f.window().u16(0);
        int second = f.window().u16(2);
        f.add("Direction", first >>> 15 == 0 ? "from the port extender" : "to the port extender", 0, 1);
        f.add("Pointer", (first >>> 14 & 1) != 0 ? "set" : "not set", 0, 1);
        f.add("Destination interface", Integer.toString(first & 0x3fff), 0, 2);
        f.add("Looped", (second >>> 15 & 1) != 0 ? "yes" : "no", 2, 1);
        f.add("Version", Integer.toString(second >>> 12 & 3), 2, 1);
        f.add("Source interface", Integer.toString(second & 0xfff), 2, 2);
        f.etherType("Type", 4);
        return "VN-tag " + (second & 0xfff) + " → " + (first & 0x3fff);
    }

    private static String eTag(FieldReader f) {
        ByteWindow w = f.window();
        int first = w.u16(0);
        int second = w.u16(2);
        f.add("Priority", Integer.toString(first >>> 13), 0, 1);
        f.add("Drop eligible", (first >>> 12 & 1) != 0 ? "yes" : "no", 0, 1);
        int ingress = w.u8(4) << 12 | first & 0xfff;
        f.add("Ingress channel", Integer.toString(ingress), 0, 2);
        f.add("Group", Integer.toString(second >>> 12 & 3), 2, 1);
        int channel = w.u8(5) << 12 | second & 0xfff;
        f.add("Channel", Integer.toString(channel), 2, 2);
        f.hex("Extensions of both", 4, 2);
        f.etherType("Type", 6);
        return "E-tag, channel " + channel;
    }
}
