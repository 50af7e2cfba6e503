package org.netrospect.replay.indicator;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.replay.indicator.Indicator.Kind;

/**
 * A pattern of STIX 2.1, section 9. Alternatives of equal values are taken; what asks for several things at once cannot
 * be told by one value, and is not taken in part.
 */
final class StixPattern {
    private static final int LONGEST = 1 << 16;
    private static final Pattern TERM = Pattern.compile("([a-z0-9-]{1,60}:[\\w.'*-]{1,80}+)\\s{0,9}=\\s{0,9}'");

    private StixPattern() {
    }

    static void take(IndicatorReader reader, String pattern, String date, String description, String place) {
        String bare = pattern.strip();
        if (bare.length() > LONGEST || !bare.startsWith("[")) {
            reader.skip("a pattern is not understood", place);
            return;
        }
        int at = 0;
        boolean inside = false;
        int terms = 0;
        Matcher term = TERM.matcher(bare);
        // first a look without taking anything, then the values
        for (int pass = 0; pass < 2; pass++) {
            at = 0;
            inside = false;
            while (at < bare.length()) {
                char c = bare.charAt(at);
                if (c == '[' && !inside || c == ']' && inside) {
                    inside = !inside;
                    at++;
                } else if (Character.isWhitespace(c)) {
                    at++;
                } else if (bare.startsWith("OR", at)) {
                    at += 2;
                } else if (inside && term.region(at, bare.length()).lookingAt()) {
                    StringBuilder value = new StringBuilder();
                    at = text(bare, term.end(), value);
                    terms++;
                    if (pass == 1) {
                        term(reader, term.group(1), value.toString(), date, description, place);
                    }
                } else {
                    reader.skip("a pattern asks for more than one of several equal values", place);
                    return;
                }
            }
        }
        if (terms == 0) {
            reader.skip("a pattern is empty", place);
        }
    }

    /** Reads up to the quote that ends a value. @return where it goes on */
    private static int text(String pattern, int from, StringBuilder value) {
        int at = from;
        while (at < pattern.length() && pattern.charAt(at) != '\'') {
            if (pattern.charAt(at) == '\\' && at + 1 < pattern.length()) {
                at++;
            }
            value.append(pattern.charAt(at++));
        }
        return at + 1;
    }

    private static void term(IndicatorReader reader, String path, String value, String date, String description,
            String place) {
        String small = path.toLowerCase(Locale.ROOT).replace("'", "");
        Optional<Kind> kind = switch (small) {
            case "domain-name:value" -> Optional.of(Kind.DOMAIN);
            case "url:value" -> Optional.of(Kind.URL);
            case "email-addr:value", "email-message:from_ref.value", "email-message:sender_ref.value" ->
                Optional.of(Kind.MAIL);
            case "file:hashes.md5" -> Optional.of(Kind.MD5);
            case "file:hashes.sha-1", "file:hashes.sha1" -> Optional.of(Kind.SHA1);
            case "file:hashes.sha-256", "file:hashes.sha256" -> Optional.of(Kind.SHA256);
            default -> small.startsWith("x509-certificate:hashes.") ? Optional.of(Kind.CERTIFICATE) : Optional.empty();
        };
        if (kind.isPresent()) {
            reader.typed(kind.get(), value, "", date, description, place);
        } else if (small.equals("ipv4-addr:value") || small.equals("ipv6-addr:value")
                || small.matches("network-traffic:(src|dst)_ref\\.value")) {
            reader.guessed(value, "", date, description, place);
        } else {
            reader.skip("a pattern asks for " + (small.matches("[a-z0-9:._-]{1,50}") ? small : "an unknown property")
                    + ", which is not supported", place);
        }
    }
}
