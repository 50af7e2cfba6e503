package org.netrospect.protocols.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Inspection;

/** Shows an exchange to signatures, in the buffers and the forms that Suricata's documentation names. */
final class Buffers {
    /** Buffers that are the value of one field: name of the buffer, name of the field. */
    private static final List<String[]> REQUEST_FIELDS = List.of(
            new String[] {"http.cookie", "cookie"}, new String[] {"http.user_agent", "user-agent"},
            new String[] {"http.referer", "referer"}, new String[] {"http.accept", "accept"},
            new String[] {"http.accept_enc", "accept-encoding"}, new String[] {"http.accept_lang", "accept-language"});
    private static final List<String[]> RESPONSE_FIELDS = List.of(
            new String[] {"http.cookie", "set-cookie"}, new String[] {"http.server", "server"},
            new String[] {"http.location", "location"});
    private static final List<String[]> BOTH_FIELDS = List.of(
            new String[] {"http.content_type", "content-type"}, new String[] {"http.content_len", "content-length"},
            new String[] {"http.connection", "connection"});

    private static final String EVENT = "app-layer-event";
    /** Schemes that Suricata knows. */
    private static final Pattern AUTHORIZATION = Pattern.compile("^(?:basic|digest|bearer) ", Pattern.CASE_INSENSITIVE);

    private final Inspection inspection;

    Buffers(Inspection inspection) {
        this.inspection = inspection;
    }

    void show(Exchange exchange, boolean fromClient) {
        exchange.request().ifPresent(head -> request(exchange, head, fromClient));
        exchange.requestBody().map(Body::shown).filter(body -> body.length > 0)
                .ifPresent(body -> bytes("http.request_body", fromClient, body));
        exchange.response().ifPresent(head -> response(head, !fromClient));
        exchange.responseBody().map(Body::shown).filter(body -> body.length > 0)
                .ifPresent(body -> bytes("http.response_body", !fromClient, body));
    }

    private void request(Exchange exchange, Head head, boolean fromClient) {
        text("http.method", fromClient, head.method());
        // to Suricata the target ends with the first blank, and what follows is the protocol
        String[] words = head.target().split("[ \t]+", 2);
        text("http.uri.raw", fromClient, words[0]);
        text("http.uri", fromClient, UriForm.normalised(words[0]));
        text("http.protocol", fromClient, (words.length > 1 ? words[1] + " " : "") + "HTTP/" + head.version());
        text("http.request_line", fromClient, head.startLine());
        // a proxy is asked for a host, not for a page (RFC 9110, section 9.3.6)
        String host = exchange.host().isEmpty() && head.method().equals("CONNECT") ? words[0] : exchange.host();
        text("http.host.raw", fromClient, host);
        text("http.host", fromClient, hostName(host));
        if (head.values("content-length").size() > 1) {
            text(EVENT, fromClient, "http.duplicate_content_length_field_in_request");
        }
        if (head.has("authorization") && !AUTHORIZATION.matcher(head.values("authorization").getFirst()).find()) {
            text(EVENT, fromClient, "http.request_auth_unrecognized");
        }
        fields(REQUEST_FIELDS, head, fromClient);
        if (head.version().startsWith("2")) {
            // there the line is fields too (RFC 9113, section 8.3.1)
            text("http.request_header", fromClient, ":method: " + head.method());
            text("http.request_header", fromClient, ":path: " + head.target());
            text("http.request_header", fromClient, ":authority: " + exchange.host());
        }
        all(head, fromClient, "cookie");
    }

    /** Without port, in lower case. */
    private static String hostName(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']');
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }

    private void response(Head head, boolean fromClient) {
        text("http.stat_code", fromClient, head.status() == 0 ? "" : Integer.toString(head.status()));
        boolean two = head.version().startsWith("2");
        // HTTP/2 has no reason, which to rules is an empty one (RFC 9113, section 8.3.2)
        if (two || !head.reason().isEmpty()) {
            bytes("http.stat_msg", fromClient, head.reason().getBytes(StandardCharsets.ISO_8859_1));
        }
        text("http.protocol", fromClient, "HTTP/" + head.version());
        text("http.response_line", fromClient, head.startLine() + (two ? "\r\n" : ""));
        fields(RESPONSE_FIELDS, head, fromClient);
        all(head, fromClient, "set-cookie");
    }

    private void fields(List<String[]> buffers, Head head, boolean fromClient) {
        for (List<String[]> list : List.of(buffers, BOTH_FIELDS)) {
            for (String[] each : list) {
                if (head.has(each[1])) {
                    bytes(each[0], fromClient,
                            String.join(", ", head.values(each[1])).getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    private void all(Head head, boolean fromClient, String cookie) {
        StringBuilder names = new StringBuilder("\r\n");
        if (head.version().startsWith("2")) {
            names.append(cookie.equals("cookie") ? ":method\r\n:path\r\n:scheme\r\n:authority\r\n" : ":status\r\n");
        }
        // fields of the same name are one field with a list as its value (RFC 9110, section 5.3)
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> written = new LinkedHashMap<>();
        for (int i = 0; i < head.count(); i++) {
            String name = head.name(i);
            names.append(name).append("\r\n");
            String key = name.toLowerCase(Locale.ROOT);
            written.putIfAbsent(key, name);
            if (head.version().startsWith("2")) {
                text("http2.header_name", fromClient, name);
            }
            text(cookie.equals("cookie") ? "http.request_header" : "http.response_header", fromClient,
                    name + ": " + head.value(i));
            fields.merge(key, head.value(i), (one, other) -> one + ", " + other);
        }
        StringBuilder lines = new StringBuilder();
        fields.forEach((name, value) -> {
            if (!name.equals(cookie)) {
                lines.append(written.get(name)).append(": ").append(value).append("\r\n");
            }
        });
        text("http.header", fromClient, lines.toString());
        text("http.header_names", fromClient, head.count() == 0 ? "" : names.append("\r\n").toString());
        if (head.rawFields().length() > 0) {
            inspection.buffer("http.header.raw", fromClient, head.rawFields());
            inspection.buffer("http.start", fromClient, head.raw());
        }
    }

    private void text(String name, boolean fromClient, String text) {
        if (!text.isEmpty()) {
            bytes(name, fromClient, text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void bytes(String name, boolean fromClient, byte[] bytes) {
        inspection.buffer(name, fromClient, new ByteWindow(bytes, 0, bytes.length));
    }
}
