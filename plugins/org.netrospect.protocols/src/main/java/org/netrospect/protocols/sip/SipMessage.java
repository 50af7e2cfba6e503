package org.netrospect.protocols.sip;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.text.HeaderFields;
import org.netrospect.protocols.text.LineReader;

/**
 * A request or a response (RFC 3261, section 7).
 *
 * @param method of a request, and of the request that a response answers
 * @param uri of a request; "" for a response
 * @param status of a response; 0 for a request
 * @param reason phrase of a response
 * @param firstLine as it was sent
 * @param fields header fields by their long names in lower case, the first of each name
 * @param body text, perhaps cut
 */
record SipMessage(String method, String uri, int status, String reason, String firstLine, Map<String, String> fields,
        String body) {
    private static final int LONGEST_BODY = 1 << 14;
    private static final Pattern STATUS = Pattern.compile("[1-6]\\d\\d");
    /** RFC 3261, section 7.3.3, and what followed it. */
    private static final Map<String, String> SHORT = Map.ofEntries(Map.entry("i", "call-id"), Map.entry("f", "from"),
            Map.entry("t", "to"), Map.entry("v", "via"), Map.entry("m", "contact"), Map.entry("c", "content-type"),
            Map.entry("l", "content-length"), Map.entry("s", "subject"), Map.entry("e", "content-encoding"),
            Map.entry("r", "refer-to"), Map.entry("b", "referred-by"), Map.entry("o", "event"));

    /**
     * Reads a message.
     *
     * @param header of the body, with the empty line behind it or without
     * @throws MalformedInput if it is none
     */
    static SipMessage of(ByteWindow header, ByteWindow body) {
        HeaderFields head = HeaderFields.of(header, SHORT);
        String content = LineReader.text(body.array(), body.arrayOffset(), Math.min(body.length(), LONGEST_BODY));
        return firstLine(head.firstLine(), head.fields(), content);
    }

    private static SipMessage firstLine(String line, Map<String, String> fields, String body) {
        String[] words = line.split(" ", 3);
        if (words.length >= 2 && words[0].equals("SIP/2.0") && STATUS.matcher(words[1]).matches()) {
            String cseq = fields.getOrDefault("cseq", "");
            return new SipMessage(cseq.substring(cseq.lastIndexOf(' ') + 1), "", Integer.parseInt(words[1]),
                    words.length == 3 ? words[2] : "", line, fields, body);
        }
        if (words.length == 3 && words[2].equals("SIP/2.0")) {
            return new SipMessage(words[0], words[1], 0, "", line, fields, body);
        }
        throw new MalformedInput("does not begin with a request line or a status line of SIP 2.0");
    }

    /** Offset of the first byte that is no CR, LF or NUL. */
    static int skipEmpty(ByteWindow bytes, int from) {
        int at = from;
        while (at < bytes.length() && (bytes.u8(at) == '\r' || bytes.u8(at) == '\n' || bytes.u8(at) == 0)) {
            at++;
        }
        return at;
    }

    boolean request() {
        return status == 0;
    }

    /** A header field, "" if it is not there. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Requests and responses of one transaction have it in common; a CANCEL and an ACK have it of their INVITE. */
    String transaction() {
        String cseq = field("cseq");
        int space = cseq.indexOf(' ');
        return field("call-id") + " " + (space < 0 ? cseq : cseq.substring(0, space));
    }

    /** The address in a field such as From: {@code "Bob" <sip:bob@example.org>;tag=1}. */
    String address(String name) {
        String value = field(name);
        int open = value.indexOf('<');
        int close = value.indexOf('>', open + 1);
        if (open >= 0 && close > open) {
            return value.substring(open + 1, close);
        }
        int parameters = value.indexOf(';');
        return (parameters < 0 ? value : value.substring(0, parameters)).strip();
    }

    /** The name before the address in a field such as From, if there is one. */
    Optional<String> displayName(String name) {
        String value = field(name);
        int open = value.indexOf('<');
        return Optional.of(open <= 0 ? "" : value.substring(0, open).strip().replaceAll("^\"|\"$", ""))
                .filter(text -> !text.isEmpty());
    }
}
