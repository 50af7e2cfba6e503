package org.netrospect.protocols.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.netrospect.core.session.SessionContext;

/** Takes the content codings (RFC 9110, section 8.4; RFC 7932, RFC 8878) off a body. */
final class ContentCodings {
    /** Codings one over the other. */
    private static final int MOST = 3;
    private static final Pattern SEPARATOR = Pattern.compile("[, \t]");
    private static final List<String> FIELDS = List.of("content-encoding", "transfer-encoding");

    private ContentCodings() {
    }

    /** The codings of a message that change its bytes, in the order in which they were applied. */
    static List<String> of(Head head) {
        List<String> codings = new ArrayList<>(2);
        for (String field : FIELDS) {
            for (String value : head.values(field)) {
                for (String each : SEPARATOR.split(value)) {
                    String coding = name(each.replace("\0", "").toLowerCase(Locale.ROOT));
                    if (!coding.isEmpty() && !coding.equals("identity") && !coding.contains("chunked")) {
                        codings.add(coding);
                    }
                }
            }
        }
        return codings;
    }

    /** What else stands with the word is passed over, as by some receivers. */
    private static String name(String word) {
        return word.contains("gzip") ? "gzip" : word.contains("deflate") ? "deflate" : word;
    }

    /** A stage that takes codings off and passes on what was inside; what is not known is passed on as it is. */
    static ByteSink remove(SessionContext context, List<String> codings, ByteSink target) {
        if (codings.size() > MOST) {
            context.irregularity("too many content codings", "A body has " + codings.size() + " codings one over the "
                    + "other; it is kept as it came.");
            return target;
        }
        ByteSink stage = target;
        for (String coding : codings) {
            stage = switch (coding) {
                case "gzip", "x-gzip" -> new Inflating(context, stage, true);
                case "deflate" -> new Inflating(context, stage, false);
                case "br", "zstd" -> new Spooled(context, stage, coding);
                default -> stage;
            };
        }
        return stage;
    }
}
