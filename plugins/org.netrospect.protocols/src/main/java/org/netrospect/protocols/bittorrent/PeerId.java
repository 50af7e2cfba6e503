package org.netrospect.protocols.bittorrent;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What a peer calls itself (BEP 20).
 *
 * @param text the id, in hexadecimal digits where it is no text
 * @param product of the software, or ""
 */
record PeerId(String text, String product, String version) {
    private static final Map<String, String> PRODUCTS = Map.ofEntries(Map.entry("A2", "aria2"),
            Map.entry("AZ", "Vuze"), Map.entry("BC", "BitComet"), Map.entry("BI", "BiglyBT"),
            Map.entry("BT", "BitTorrent"), Map.entry("DE", "Deluge"), Map.entry("FD", "Free Download Manager"),
            Map.entry("KT", "KTorrent"), Map.entry("LT", "libtorrent (Rasterbar)"), Map.entry("lt", "rTorrent"),
            Map.entry("qB", "qBittorrent"), Map.entry("SD", "Thunder"), Map.entry("TR", "Transmission"),
            Map.entry("UM", "uTorrent Mac"), Map.entry("UT", "uTorrent"), Map.entry("UW", "uTorrent Web"),
            Map.entry("WW", "WebTorrent"), Map.entry("XL", "Xunlei"));

    static PeerId of(byte[] id) {
        String text = new String(id, StandardCharsets.ISO_8859_1);
        String shown = text.chars().allMatch(c -> c >= ' ' && c < 0x7f) ? text : HexFormat.of().formatHex(id);
        if (text.charAt(0) == '-' && text.charAt(7) == '-') {
            String code = text.substring(1, 3);
            Optional<String> product = Optional.ofNullable(PRODUCTS.get(code));
            return new PeerId(shown, product.orElse(""), product.isEmpty() ? "" : version(text.substring(3, 7)));
        }
        // aria2 spells its version out: A2-1-36-0-
        if (text.matches("A2(-\\d{1,3}){3}-.*")) {
            String[] parts = text.split("-", 5);
            return new PeerId(shown, "aria2", parts[1] + "." + parts[2] + "." + parts[3]);
        }
        return new PeerId(shown, "", "");
    }

    /** Four digits, of which each stands for a part; what is no digit or letter is left out. */
    private static String version(String digits) {
        StringBuilder text = new StringBuilder();
        for (char digit : digits.toCharArray()) {
            int value = Character.digit(digit, 36);
            if (value >= 0 && digit < 0x80) {
                text.append(text.isEmpty() ? "" : ".").append(value);
            }
        }
        return text.toString();
    }
}
