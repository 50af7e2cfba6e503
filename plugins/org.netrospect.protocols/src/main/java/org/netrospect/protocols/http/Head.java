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
 * made only of what is asked for. Says the same once made. One thread.
 */
public final class Head {
    /** Fields kept of a head. */
    static final int MOST_FIELDS = 1000;
    /** Of a field: where its name begins and ends, where its value begins and ends. */
    private static final int PLACES = 4;

    /** No start line and no fields. */
    static final Head NONE = fields(new byte[0]);

    private final byte[] raw;
    private final int start;
    private final int startEnd;
    private final int fieldsStart;
    /** Whether it is read as receivers read responses, which take more for a line end than a line feed. */
    private final boolean response;
    private int[] places = new int[PLACES * 16];
    private Optional<StartLine> first = Optional.empty();
    private Optional<String> target = Optional.empty();
    private int count;

    private Head(byte[] raw, int start, int startEnd, int fieldsStart, boolean response) {
        this.raw = raw;
        this.start = start;
        this.response = response;
        this.startEnd = startEnd;
        this.fieldsStart = fieldsStart;
    }

    /** A head with a start line. @param bytes given away, up to and with the empty line, if it came */
    static Head message(byte[] bytes) {
        int start = StartLines.begin(new ByteWindow(bytes, 0, bytes.length));
        boolean response = StartLines.beginsHttp(new ByteWindow(bytes, start, bytes.length - start));
        int end = lineEnd(bytes, start, response);
        Head head = new Head(bytes, start, trimmed(bytes, start, end), Math.min(end + 1, bytes.length), response);
        head.read();
        return head;
    }

    /** Fields alone: trailers, the head of a part. @param bytes given away */
    static Head fields(byte[] bytes) {
        Head head = new Head(bytes, 0, 0, 0, false);
        head.read();
        return head;
    }

    /** A head that was not text, as text: {@code GET /x HTTP/2}, and a line for each field. */
    public static Head of(String startLine, List<String> fieldLines) {
        StringBuilder text = new StringBuilder(startLine).append("\r\n");
        fieldLines.forEach(line -> text.append(line).append("\r\n"));
        return message(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static int lineEnd(byte[] bytes, int from, boolean response) {
        for (int i = from; i < bytes.length; i++) {
            boolean alone = bytes[i] == '\r' && response && i > from && i + 1 < bytes.length && bytes[i + 1] != '\r'
                    && bytes[i + 1] != '\n';
            if (bytes[i] == '\n' || alone) {
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
        return b == ' ' || b >= '\t' && b <= '\r';
    }

    private void read() {
        for (int at = fieldsStart; at < raw.length && count < MOST_FIELDS;) {
            int begin = at;
            while (begin < raw.length && raw[begin] == '\r') {
                begin++;
            }
            int end = lineEnd(raw, begin, response);
            int last = trimmed(raw, begin, end);
            if (last > begin) {
                line(begin, last);
            }
            at = end + 1;
        }
    }

    /** An obsolete folded line (RFC 9112, section 5.2) goes on with what is before it. */
    private void line(int from, int end) {
        boolean folded = (raw[from] == ' ' || raw[from] == '\t' || raw[from] == 0) && count > 0;
        if (!folded) {
            field(from, end);
            return;
        }
        int p = (count - 1) * PLACES;
        boolean named = places[p + 1] < places[p + 3];
        int word = from;
        while (word < end && (blank(raw[word]) || raw[word] == 0)) {
            word++;
        }
        if (!named) {
            // the colon may stand in this line
            count--;
            field(places[p], end);
        } else if (response && nameAt(word, end) && version().equals("1.1")) {
            // some receivers take it for a field of its own, and who sends it knows that
            field(word, end);
        } else {
            places[p + 3] = end;
        }
    }

    private boolean nameAt(int from, int end) {
        int at = from;
        while (at < end && (Character.isLetterOrDigit(raw[at]) || raw[at] == '-')) {
            at++;
        }
        return at > from && at < end && raw[at] == ':';
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
        return first().text();
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
        return value.indexOf('\n') < 0 && value.indexOf('\r') < 0 ? value
                : value.replaceAll("[ \t]*(?:\r?\n|\r)[ \t\0]+", " ").strip();
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
        int end = places[i * PLACES + 1];
        int k = 0;
        for (int at = places[i * PLACES]; at < end; at++) {
            int c = raw[at];
            if (c == 0) {
                // receivers pass over it
                continue;
            }
            if (k == name.length()
                    || c != name.charAt(k) && Character.toLowerCase(c) != Character.toLowerCase(name.charAt(k))) {
                return false;
            }
            k++;
        }
        return k == name.length();
    }

    private StartLine first() {
        if (first.isEmpty()) {
            first = Optional.of(new StartLine(text(start, startEnd)));
        }
        return first.get();
    }

    /** The method of a request. */
    public String method() {
        return first().method();
    }

    /** The target of a request, as it was sent; may hold blanks. */
    public String target() {
        if (target.isEmpty()) {
            target = Optional.of(first().target());
        }
        return target.get();
    }

    /** The version that the start line tells: {@code 1.1}; {@code 0.9} if it tells none. */
    public String version() {
        return first().version();
    }

    /** The status code of a response; 0 if it is none. */
    public int status() {
        return first().status();
    }

    /** The words behind the status code. */
    String reason() {
        return first().reason();
    }

    /** The media type without its parameters, in lower case; "" for none. */
    String mediaType() {
        String type = value("content-type");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }
}
