package org.netrospect.protocols.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;

/**
 * The head of a message: start line and header fields (RFC 9112, sections 2 to 5), over a copy of its bytes. Texts are
 * made only of what is asked for. Unchanged once made.
 */
public final class Head {
    /** Fields kept of a head. */
    static final int MOST_FIELDS = 1000;
    /** Of a field: where its name begins and ends, where its value begins and ends. */
    private static final int PLACES = 4;

    /** No start line and no fields. */
    static final Head NONE = fields(new byte[0]);

    private final byte[] raw;
    private final int startEnd;
    private final int fieldsStart;
    private int[] places = new int[PLACES * 16];
    private int count;

    private Head(byte[] raw, int startEnd, int fieldsStart) {
        this.raw = raw;
        this.startEnd = startEnd;
        this.fieldsStart = fieldsStart;
    }

    /** A head with a start line. @param bytes given away, up to and with the empty line, if it came */
    static Head message(byte[] bytes) {
        int end = lineEnd(bytes, 0);
        Head head = new Head(bytes, trimmed(bytes, 0, end), Math.min(end + 1, bytes.length));
        head.read();
        return head;
    }

    /** Fields alone: trailers, the head of a part. @param bytes given away */
    static Head fields(byte[] bytes) {
        Head head = new Head(bytes, 0, 0);
        head.read();
        return head;
    }

    /** A head that was not text, as text: {@code GET /x HTTP/2}, and a line for each field. */
    public static Head of(String startLine, List<String> fieldLines) {
        StringBuilder text = new StringBuilder(startLine).append("\r\n");
        fieldLines.forEach(line -> text.append(line).append("\r\n"));
        return message(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static int lineEnd(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return bytes.length;
    }

    /** The end without blanks before it. */
    private static int trimmed(byte[] bytes, int from, int end) {
        int e = end;
        while (e > from && blank(bytes[e - 1])) {
            e--;
        }
        return e;
    }

    private static boolean blank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private void read() {
        for (int at = fieldsStart; at < raw.length && count < MOST_FIELDS;) {
            int end = lineEnd(raw, at);
            int last = trimmed(raw, at, end);
            if (last > at) {
                if ((raw[at] == ' ' || raw[at] == '\t') && count > 0) {
                    // an obsolete folded line (RFC 9112, section 5.2) goes on with the value before
                    places[count * PLACES - 1] = last;
                } else {
                    field(at, last);
                }
            }
            at = end + 1;
        }
    }

    private void field(int from, int end) {
        int colon = from;
        while (colon < end && raw[colon] != ':') {
            colon++;
        }
        int value = Math.min(colon + 1, end);
        while (value < end && blank(raw[value])) {
            value++;
        }
        if (places.length < (count + 1) * PLACES) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        int p = count++ * PLACES;
        places[p] = from;
        places[p + 1] = trimmed(raw, from, colon);
        places[p + 2] = value;
        places[p + 3] = end;
    }

    /** All bytes of the head. */
    ByteWindow raw() {
        return new ByteWindow(raw, 0, raw.length);
    }

    /** The fields as they were sent, with the empty line. */
    ByteWindow rawFields() {
        return new ByteWindow(raw, fieldsStart, raw.length - fieldsStart);
    }

    /** The first line. */
    public String startLine() {
        return text(0, startEnd);
    }

    private String text(int from, int end) {
        return new String(raw, from, end - from, StandardCharsets.ISO_8859_1);
    }

    /** Number of fields. */
    public int count() {
        return count;
    }

    /** Name of a field as it was sent. */
    public String name(int i) {
        return text(places[i * PLACES], places[i * PLACES + 1]);
    }

    /** Value of a field without the blanks around it; lines that were folded into it are made one. */
    public String value(int i) {
        String value = text(places[i * PLACES + 2], places[i * PLACES + 3]);
        return value.indexOf('\n') < 0 ? value : value.replaceAll("[ \t]*\r?\n[ \t]+", " ");
    }

    /** The value of the first field of a name, in any case; "" if there is none. */
    public String value(String name) {
        int i = index(name, 0);
        return i < 0 ? "" : value(i);
    }

    /** Whether there is a field of this name. */
    public boolean has(String name) {
        return index(name, 0) >= 0;
    }

    /** The values of all fields of a name. */
    public List<String> values(String name) {
        List<String> all = new ArrayList<>(2);
        for (int i = index(name, 0); i >= 0; i = index(name, i + 1)) {
            all.add(value(i));
        }
        return all;
    }

    /** Whether a field is a list that has a token in it (RFC 9110, section 5.6.1), in any case. */
    public boolean lists(String name, String token) {
        for (String value : values(name)) {
            for (String each : value.split(",")) {
                if (each.strip().equalsIgnoreCase(token)) {
                    return true;
                }
            }
        }
        return false;
    }

    private int index(String name, int from) {
        for (int i = from; i < count; i++) {
            if (named(i, name)) {
                return i;
            }
        }
        return -1;
    }

    private boolean named(int i, String name) {
        int start = places[i * PLACES];
        if (places[i * PLACES + 1] - start != name.length()) {
            return false;
        }
        for (int k = 0; k < name.length(); k++) {
            int c = raw[start + k];
            if (c != name.charAt(k) && Character.toLowerCase(c) != Character.toLowerCase(name.charAt(k))) {
                return false;
            }
        }
        return true;
    }

    /** The method of a request. */
    public String method() {
        int end = 0;
        while (end < startEnd && !blank(raw[end])) {
            end++;
        }
        return text(0, end);
    }

    /** The target of a request, as it was sent; may hold blanks. */
    public String target() {
        String line = startLine();
        String rest = line.substring(method().length()).strip();
        int version = versionAt(rest);
        return version < 0 ? rest : rest.substring(0, version).strip();
    }

    /** The version that the start line tells: {@code 1.1}; {@code 0.9} if it tells none. */
    public String version() {
        String line = startLine();
        if (line.regionMatches(true, 0, "HTTP/", 0, 5)) {
            int end = line.indexOf(' ');
            return line.substring(5, end < 0 ? line.length() : end);
        }
        int at = versionAt(line);
        return at < 0 ? "0.9" : line.substring(at + 5);
    }

    private static int versionAt(String line) {
        int at = line.lastIndexOf("HTTP/");
        return at > 0 && (line.charAt(at - 1) == ' ' || line.charAt(at - 1) == '\t') && line.indexOf(' ', at) < 0
                ? at : -1;
    }

    /** The status code of a response; 0 if it is none. */
    public int status() {
        String line = startLine();
        int at = line.indexOf(' ') + 1;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        int status = 0;
        for (int i = at; i < line.length() && i < at + 3; i++) {
            int digit = line.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            status = status * 10 + digit;
        }
        return status;
    }

    /** The words behind the status code. */
    String reason() {
        String[] words = startLine().split(" +", 3);
        return words.length < 3 ? "" : words[2];
    }

    /** {@code Content-Length}; empty if there is none, or none that is a number. */
    Optional<Long> contentLength() {
        String text = value("content-length");
        int comma = text.indexOf(',');
        String first = comma < 0 ? text : text.substring(0, comma).strip();
        if (first.isEmpty() || first.length() > 18 || !first.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(first));
    }

    /** A second colon before the word is passed over, as by some receivers: who sends it wants others to miss it. */
    boolean chunked() {
        return lists("transfer-encoding", "chunked")
                || value("transfer-encoding").replaceFirst("^[:\\s]+", "").equalsIgnoreCase("chunked");
    }

    /** The media type without its parameters, in lower case; "" for none. */
    String mediaType() {
        String type = value("content-type");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }
}
