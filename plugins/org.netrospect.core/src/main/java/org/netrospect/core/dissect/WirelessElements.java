package org.netrospect.core.dissect;

import java.util.Map;

/** Information elements of 802.11 management frames: a number, a length, a content. */
final class WirelessElements {
    private static final int NETWORK = 0;
    private static final int CHANNEL = 3;
    private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(NETWORK, "Network name (SSID)"),
            Map.entry(1, "Rates"), Map.entry(CHANNEL, "Channel"), Map.entry(5, "Traffic indication map"),
            Map.entry(7, "Country"), Map.entry(11, "Load"), Map.entry(32, "Power constraint"),
            Map.entry(42, "Protection (ERP)"), Map.entry(45, "High throughput capabilities"),
            Map.entry(48, "Security (RSN)"), Map.entry(50, "More rates"), Map.entry(54, "Mobility domain"),
            Map.entry(61, "High throughput operation"), Map.entry(70, "Radio measurement"),
            Map.entry(107, "Interworking"), Map.entry(127, "Extended capabilities"),
            Map.entry(191, "Very high throughput capabilities"), Map.entry(192, "Very high throughput operation"),
            Map.entry(221, "Of a vendor"), Map.entry(255, "Extension"));

    private WirelessElements() {
    }

    /** Adds the elements; gives the name of the network, or nothing if it is not told. */
    static String describe(FieldReader f, int from) {
        String network = "";
        int at = from;
        while (at + 2 <= f.header()) {
            int id = f.window().u8(at);
            int length = 2 + f.window().u8(at + 1);
            if (at + length > f.header()) {
                // four bytes of checksum may stand at the end
                f.rest("Not decoded", at, f.header());
                return network;
            }
            f.group(NAMES.getOrDefault(id, "Element " + id), at, length, part -> element(part, id, length));
            if (id == NETWORK && network.isEmpty()) {
                network = name(f, at + 2, length - 2);
            }
            at += length;
        }
        return network;
    }

    /** Any bytes can be a name: what would steer a screen is shown as a dot. */
    private static String name(FieldReader f, int offset, int length) {
        return f.window().utf8(offset, length).replaceAll("\\p{C}", "·");
    }

    private static String element(FieldReader part, int id, int length) {
        part.u8("Number", 0);
        part.u8("Length", 1);
        part.rest("Content", 2, length);
        return switch (id) {
            case NETWORK -> length == 2 ? "not told" : name(part, 2, length - 2);
            case CHANNEL -> length == 3 ? Integer.toString(part.window().u8(2)) : "";
            default -> FieldReader.count(length - 2, "byte");
        };
    }
}
