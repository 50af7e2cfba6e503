package org.netrospect.protocols.rtsp;

import java.util.Map;
import java.util.regex.Pattern;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.text.HeaderFields;
import org.netrospect.protocols.text.LineReader;

/**
 * A request or a response (RFC 2326, sections 6 and 7).
 *
 * @param method of a request; "" for a response
 * @param uri of a request; "" for a response
 * @param status of a response; 0 for a request
 * @param reason phrase of a response
 * @param version such as {@code 1.0}
 * @param fields header fields by their names in lower case, the first of each name
 * @param body text, perhaps cut
 */
record RtspMessage(String method, String uri, int status, String reason, String version, Map<String, String> fields,
        String body) {
    private static final int LONGEST_BODY = 1 << 14;
    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");

    /** @throws MalformedInput if it is none */
    static RtspMessage of(ByteWindow header, ByteWindow body) {
        HeaderFields head = HeaderFields.of(header, Map.of());
        String content = LineReader.text(body.array(), body.arrayOffset(), Math.min(body.length(), LONGEST_BODY));
        String[] words = head.firstLine().split(" ", 3);
        if (words.length >= 2 && words[0].startsWith("RTSP/") && STATUS.matcher(words[1]).matches()) {
            return new RtspMessage("", "", Integer.parseInt(words[1]), words.length == 3 ? words[2] : "",
                    words[0].substring(5), head.fields(), content);
        }
        if (words.length == 3 && words[2].startsWith("RTSP/")) {
            return new RtspMessage(words[0], words[1], 0, "", words[2].substring(5), head.fields(), content);
        }
        throw new MalformedInput("does not begin with a request line or a status line of RTSP");
    }

    boolean request() {
        return status == 0;
    }

    /** A header field, "" if it is not there. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** What names the session, without its time limit. */
    String session() {
        return field("session").split(";", 2)[0].strip();
    }

    /** Where relative addresses of a description begin (appendix C.1.1). @param asked what was asked for */
    String base(String asked) {
        String base = field("content-base").isEmpty() ? field("content-location") : field("content-base");
        return base.isEmpty() ? asked : base;
    }
}
