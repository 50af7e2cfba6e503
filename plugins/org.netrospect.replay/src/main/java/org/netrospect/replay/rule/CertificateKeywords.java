package org.netrospect.replay.rule;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keywords about the time for which a certificate is good. */
final class CertificateKeywords {
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})(?:-(\\d\\d?)(?:-(\\d\\d?)(?:[ T](\\d\\d?)(?::(\\d\\d?)(?::(\\d\\d?))?)?)?)?)?");

    private CertificateKeywords() {
    }

    static void addTo(Map<String, Keyword> all) {
        all.put("tls_cert_notbefore", (d, value) -> date(d, "tls.cert_notbefore", value));
        all.put("tls_cert_notafter", (d, value) -> date(d, "tls.cert_notafter", value));
        all.put("tls_cert_expired", (d, value) -> ProtocolKeywords.oneOf(d, "tls.cert_validity", List.of("expired")));
        all.put("tls_cert_valid", (d, value) -> ProtocolKeywords.oneOf(d, "tls.cert_validity", List.of("valid")));
    }

    /** A date alone, before or behind one, or between two. */
    private static void date(Draft d, String buffer, String value) throws NotHonoured {
        String text = Words.unquoted(value).strip();
        int between = text.indexOf("<>");
        Comparison comparison;
        if (between > 0) {
            comparison = new Comparison(Comparison.Kind.RANGE, seconds(text.substring(0, between)),
                    seconds(text.substring(between + 2)));
        } else if (text.startsWith("<")) {
            comparison = Comparison.of(Comparison.Kind.LESS, seconds(text.substring(1)) + 1);
        } else if (text.startsWith(">")) {
            comparison = Comparison.of(Comparison.Kind.MORE, seconds(text.substring(1)) - 1);
        } else {
            comparison = Comparison.of(Comparison.Kind.EQUAL, seconds(text));
        }
        d.add(new Step.Value(comparison, 0), BufferName.of(buffer));
    }

    private static long seconds(String text) throws NotHonoured {
        Matcher m = DATE.matcher(text.strip());
        try {
            if (m.matches()) {
                return LocalDateTime.of(part(m, 1, 0), part(m, 2, 1), part(m, 3, 1), part(m, 4, 0), part(m, 5, 0),
                        part(m, 6, 0)).toEpochSecond(ZoneOffset.UTC);
            }
        } catch (DateTimeException e) {
            throw new NotHonoured("\"" + text + "\" is no date: " + e.getMessage());
        }
        throw new NotHonoured("\"" + text + "\" is no date");
    }

    private static int part(Matcher m, int group, int otherwise) {
        return m.group(group) == null ? otherwise : Integer.parseInt(m.group(group));
    }
}
