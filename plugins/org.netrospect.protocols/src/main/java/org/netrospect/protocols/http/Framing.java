package org.netrospect.protocols.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.session.SessionContext;

/** How long a body is (RFC 9112, section 6.3): a number of bytes, or one of the constants. */
final class Framing {
    /** Until the stream ends. */
    static final long UNTIL_END = -1;
    /** In chunks (RFC 9112, section 7.1). */
    static final long CHUNKED = -2;
    /** No body, and what follows is no HTTP/1 any more. */
    static final long OTHER_PROTOCOL = -3;

    /** Not with a comma between them: that is a list, whose first number counts. */
    private static final Pattern SEVERAL = Pattern.compile("^\\D{0,20}\\d{1,20}[^\\d,.]{1,20}\\d");

    private static final Pattern NUMBER = Pattern.compile("[^0-9,]*(\\d{1,18})(?!\\d)");

    private Framing() {
    }

    /** Says where a message tells its length in two ways. */
    static void check(SessionContext context, Head head) {
        if (chunked(head) && head.has("content-length")
                || differ(head.values("content-length"))) {
            context.irregularity("ambiguous message length", "A message tells its length in two ways; those who read "
                    + "it may disagree on where the next one begins (request smuggling).");
        }
    }

    /** {@code Content-Length}; empty if there is none, or none that is a number. */
    private static Optional<Long> contentLength(Head head) {
        if (!head.has("content-length")) {
            return Optional.empty();
        }
        Matcher number = NUMBER.matcher(head.value("content-length"));
        return number.lookingAt() ? Optional.of(Long.parseLong(number.group(1))) : Optional.empty();
    }

    /**
     * Whether the coding is named. What else stands with the word is passed over, as by some receivers: who sends it
     * wants others to miss it.
     */
    private static boolean chunked(Head head) {
        for (String value : head.values("transfer-encoding")) {
            if (value.replace("\0", "").toLowerCase(Locale.ROOT).contains("chunked")) {
                return true;
            }
        }
        return false;
    }

    private static boolean differ(List<String> values) {
        for (String each : values) {
            if (!each.equals(values.get(0))) {
                return true;
            }
        }
        return false;
    }

    /** A length that is two says nothing: receivers then read to the end. */
    private static boolean severalNumbers(Head head) {
        return head.has("content-length") && SEVERAL.matcher(head.values("content-length").get(0)).find();
    }

    static long ofRequest(Head head) {
        return chunked(head) ? CHUNKED : contentLength(head).orElse(0L);
    }

    /** Whether a response of this status has no body (RFC 9110, section 6.4.1). */
    static boolean bodiless(int status) {
        return status / 100 == 1 || status == 204 || status == 304;
    }

    /** Whether fields tell of a body: receivers then read one, whatever the status. */
    static boolean tellsBody(Head head) {
        return chunked(head) || contentLength(head).orElse(0L) > 0;
    }

    /** @param method of the request, "" if it is unknown */
    static long ofResponse(Head head, String method) {
        int status = head.status();
        if (method.equals("HEAD") || bodiless(status) && !tellsBody(head)) {
            return 0;
        }
        return chunked(head) ? CHUNKED : severalNumbers(head) ? UNTIL_END : contentLength(head).orElse(UNTIL_END);
    }
}
