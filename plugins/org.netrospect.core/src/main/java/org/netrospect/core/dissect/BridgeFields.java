package org.netrospect.core.dissect;

import org.netrospect.core.bytes.ByteWindow;

/** Fields that bridges put between an Ethernet header and what it announces. */
final class BridgeFields {
    private static final int FABRIC_PATH = 2;
    private static final int VN_TAG = 6;

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
