package org.netrospect.protocols.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.netrospect.protocols.ber.Ber;

/**
 * A subject or issuer (RFC 5280, section 4.1.2.4).
 *
 * @param text {@code C=DE, O=Example, CN=example.org}, in the order of the certificate
 * @param commonName the last CN; "" for none
 * @param types the attribute types in order, their encoding in hexadecimal digits
 */
record DistinguishedName(String text, String commonName, List<String> types) {
    private static final HexFormat HEX = HexFormat.of();
    private static final Map<String, String> LABELS = Map.ofEntries(Map.entry("550403", "CN"),
            Map.entry("550404", "SN"), Map.entry("550405", "serialNumber"), Map.entry("550406", "C"),
            Map.entry("550407", "L"), Map.entry("550408", "ST"), Map.entry("550409", "streetAddress"),
            Map.entry("55040a", "O"), Map.entry("55040b", "OU"), Map.entry("55040c", "T"),
            Map.entry("550411", "postalCode"), Map.entry("55042a", "GN"), Map.entry("550461", "organizationId"),
            Map.entry("55040f", "businessCategory"), Map.entry("2b0601040182373c020103", "msJurisdictionCountry"),
            Map.entry("2b0601040182373c020102", "msJurisdictionStateOrProvince"),
            Map.entry("2b0601040182373c020101", "msJurisdictionLocality"),
            Map.entry("2a864886f70d010901", "emailAddress"), Map.entry("0992268993f22c640119", "DC"),
            Map.entry("0992268993f22c640101", "UID"));

    static DistinguishedName of(Ber name) {
        StringBuilder text = new StringBuilder();
        String commonName = "";
        List<String> types = new ArrayList<>();
        for (Ber set : name.elements()) {
            for (Ber attribute : set.elements()) {
                List<Ber> parts = attribute.elements();
                if (parts.size() < 2) {
                    continue;
                }
                String type = HEX.formatHex(parts.get(0).content().bytes(0, parts.get(0).content().length()));
                String value = value(parts.get(1));
                types.add(type);
                text.append(text.isEmpty() ? "" : ", ")
                        .append(LABELS.containsKey(type) ? LABELS.get(type) : "OID." + parts.get(0).identifier())
                        .append('=').append(value);
                if (type.equals("550403")) {
                    commonName = value;
                }
            }
        }
        return new DistinguishedName(text.toString(), commonName, types);
    }

    private static String value(Ber value) {
        byte[] bytes = value.content().bytes(0, value.content().length());
        return new String(bytes, value.tag() == Ber.BMP_STRING ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
    }
}
