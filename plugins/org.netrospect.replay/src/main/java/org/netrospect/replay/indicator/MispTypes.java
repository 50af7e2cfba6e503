package org.netrospect.replay.indicator;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.netrospect.replay.indicator.Indicator.Kind;

/** Types of MISP's attributes. */
final class MispTypes {
    private static final Map<String, Kind> SIMPLE = Map.ofEntries(Map.entry("domain", Kind.DOMAIN),
            Map.entry("hostname", Kind.DOMAIN), Map.entry("url", Kind.URL), Map.entry("uri", Kind.URL),
            Map.entry("md5", Kind.MD5), Map.entry("sha1", Kind.SHA1), Map.entry("sha256", Kind.SHA256),
            Map.entry("ja3-fingerprint-md5", Kind.JA3), Map.entry("ja4-plus", Kind.JA4), Map.entry("ja3", Kind.JA3),
            Map.entry("ja4", Kind.JA4), Map.entry("x509-fingerprint-md5", Kind.CERTIFICATE),
            Map.entry("x509-fingerprint-sha1", Kind.CERTIFICATE), Map.entry("x509-fingerprint-sha256",
                    Kind.CERTIFICATE), Map.entry("email", Kind.MAIL), Map.entry("email-src", Kind.MAIL),
            Map.entry("email-dst", Kind.MAIL), Map.entry("email-reply-to", Kind.MAIL));

    private MispTypes() {
    }

    /** The kind of a type of one value. */
    static Optional<Kind> simple(String type) {
        return Optional.ofNullable(SIMPLE.get(type.toLowerCase(Locale.ROOT)));
    }

    /** Takes an attribute into a reader. */
    static void take(IndicatorReader reader, String type, String value, String source, String date, String comment,
            String place) {
        Optional<Kind> kind = simple(type);
        if (kind.isPresent()) {
            reader.typed(kind.get(), value, source, date, comment, place);
            return;
        }
        String first = value.indexOf('|') < 0 ? value : value.substring(0, value.indexOf('|'));
        String last = value.substring(value.indexOf('|') + 1);
        switch (type) {
            case "ip-src", "ip-dst" -> reader.guessed(value, source, date, comment, place);
            case "ip-src|port", "ip-dst|port" -> reader.guessed(first, source, date, comment, place);
            case "hostname|port" -> reader.typed(Kind.DOMAIN, first, source, date, comment, place);
            case "domain|ip" -> {
                reader.typed(Kind.DOMAIN, first, source, date, comment, place);
                reader.typed(Kind.ADDRESS, last, source, date, comment, place);
            }
            case "filename|md5" -> reader.typed(Kind.MD5, last, source, date, comment, place);
            case "filename|sha1" -> reader.typed(Kind.SHA1, last, source, date, comment, place);
            case "filename|sha256" -> reader.typed(Kind.SHA256, last, source, date, comment, place);
            default -> reader.skip(type.matches("[\\w|/-]{1,40}") ? "attributes of the type " + type
                    + " are not supported" : "an attribute has no type that is known", place);
        }
    }
}
