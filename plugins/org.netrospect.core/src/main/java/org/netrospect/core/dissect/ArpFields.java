package org.netrospect.core.dissect;

/** Fields of ARP (RFC 826) and RARP (RFC 903). */
final class ArpFields {
    private static final String[] OPERATIONS = {"", "request", "reply", "reverse request", "reverse reply",
            "dynamic request", "dynamic reply", "dynamic error", "inverse request", "inverse reply"};

    private ArpFields() {
    }

    static String describe(FieldReader f, Summary summary) {
        int hardwareType = f.window().u16(0);
        f.add("Hardware type", hardwareType + (hardwareType == 1 ? " (Ethernet)" : ""), 0, 2);
        f.etherType("Protocol type", 2);
        int hardware = f.u8("Hardware address length", 4);
        int protocol = f.u8("Protocol address length", 5);
        int operation = f.window().u16(6);
        String name = operation < OPERATIONS.length && operation > 0 ? OPERATIONS[operation] : "operation " + operation;
        f.add("Operation", operation + " (" + name + ")", 6, 2);
        summary.say("ARP", name);
        if (hardware != 6 || protocol != 4) {
            f.rest("Addresses", 8, 8 + 2 * (hardware + protocol));
            return name;
        }
        String senderMac = f.mac("Sender hardware address", 8);
        String sender = f.ip4("Sender address", 14);
        String targetMac = f.mac("Target hardware address", 18);
        String target = f.ip4("Target address", 24);
        summary.between(sender, target);
        String words = switch (operation) {
            case 1 -> sender.equals(target) ? "announces " + sender
                    : sender.equals("0.0.0.0") ? "probes for " + target : "who has " + target + "? tell " + sender;
            case 2 -> sender + " is at " + senderMac;
            case 3 -> "who is " + targetMac + "? tell " + senderMac;
            case 4 -> targetMac + " is " + target;
            default -> name + " " + sender + " → " + target;
        };
        summary.say("ARP", words);
        return words;
    }
}
