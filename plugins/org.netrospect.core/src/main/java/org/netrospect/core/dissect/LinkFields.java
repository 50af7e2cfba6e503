package org.netrospect.core.dissect;

/** Fields of Ethernet, 802.2 and the tags and labels that stand behind them. */
final class LinkFields {
    private static final int LEAST_TYPE = 0x600;

    private LinkFields() {
    }

    static String ethernet(FieldReader f, Summary summary) {
        String destination = f.mac("Destination", 0);
        String source = f.mac("Source", 6);
        summary.between(source, destination);
        int type = f.window().u16(12);
        if (type < LEAST_TYPE) {
            f.u16("Length", 12);
            summary.say("Ethernet", "802.3");
        } else {
            f.etherType("Type", 12);
            summary.say("Ethernet", Names.etherType(type));
        }
        return source + " → " + destination;
    }

    /** IEEE 802.2: an information or supervisory frame has two control bytes, an unnumbered one has one. */
    static String llc(FieldReader f, Summary summary) {
        int destination = f.window().u8(0);
        int source = f.window().u8(1);
        f.add("Destination service", Names.serviceAccessPoint(destination), 0, 1);
        f.add("Source service", Names.serviceAccessPoint(source), 1, 1);
        int control = f.window().u8(2);
        String frame = (control & 1) == 0 ? "information" : (control & 3) == 1 ? "supervisory" : "unnumbered";
        f.add("Control", FieldReader.hex(control, 2) + " (" + frame + ")", 2, 1);
        summary.say("LLC", Names.serviceAccessPoint(destination));
        return Names.serviceAccessPoint(destination);
    }

    static String snap(FieldReader f, Summary summary) {
        int organisation = f.window().u24(0);
        f.add("Organisation", FieldReader.hex(organisation, 6), 0, 3);
        f.etherType(organisation == 0 ? "Type" : "Protocol", 3);
        summary.say("SNAP", Names.etherType(f.window().u16(3)));
        return Names.etherType(f.window().u16(3));
    }

    static String vlan(FieldReader f, Summary summary) {
        int tag = f.window().u16(0);
        f.add("Priority", Integer.toString(tag >>> 13), 0, 1);
        f.add("Drop eligible", (tag >>> 12 & 1) != 0 ? "yes" : "no", 0, 1);
        f.add("VLAN id", Integer.toString(tag & 0xfff), 0, 2);
        summary.tag("vlan " + (tag & 0xfff));
        f.etherType("Type", 2);
        return Integer.toString(tag & 0xfff);
    }

    /** RFC 3032 and 5462. */
    static String mpls(FieldReader f, Summary summary) {
        long entry = f.window().u32(0);
        f.add("Label", (entry >>> 12) + reservedLabel((int) (entry >>> 12)), 0, 3);
        f.add("Traffic class", Long.toString(entry >>> 9 & 7), 2, 1);
        f.add("Bottom of stack", (entry >>> 8 & 1) != 0 ? "yes" : "no", 2, 1);
        f.add("Label’s time to live", Long.toString(entry & 0xff), 3, 1);
        summary.tag("mpls " + (entry >>> 12));
        summary.say("MPLS", "label " + (entry >>> 12));
        return Long.toString(entry >>> 12);
    }

    private static String reservedLabel(int label) {
        return switch (label) {
            case 0 -> " (IPv4 explicit null)";
            case 1 -> " (router alert)";
            case 2 -> " (IPv6 explicit null)";
            case 3 -> " (implicit null)";
            case 7 -> " (entropy label follows)";
            case 13 -> " (generic associated channel)";
            case 14 -> " (OAM alert)";
            default -> "";
        };
    }

    /** RFC 4385, section 3. */
    static String controlWord(FieldReader f, Summary summary) {
        int word = f.window().u16(0);
        f.add("Flags", FieldReader.hex(word >>> 8 & 15, 1), 0, 1);
        f.add("Fragmentation", Integer.toString(word >>> 6 & 3), 1, 1);
        f.add("Length", Integer.toString(word & 0x3f), 1, 1);
        int sequence = f.u16("Sequence number", 2);
        return "sequence number " + sequence;
    }
}
