package org.netrospect.protocols.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code Content-Range} (RFC 9110, section 14.4).
 *
 * @param total bytes of the whole, -1 if that is not said
 */
record ContentRange(long first, long last, long total) {
    private static final Pattern FORM = Pattern.compile("(?i)bytes[ =]+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    static Optional<ContentRange> parse(String field) {
        Matcher matcher = FORM.matcher(field.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long total = matcher.group(3).equals("*") ? -1 : Long.parseLong(matcher.group(3));
        ContentRange range = new ContentRange(Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)), total);
        boolean sound = range.first <= range.last && (total < 0 || range.last < total);
        return sound ? Optional.of(range) : Optional.empty();
    }

    long length() {
        return last - first + 1;
    }

    boolean whole() {
        return first == 0 && last + 1 == total;
    }
}
