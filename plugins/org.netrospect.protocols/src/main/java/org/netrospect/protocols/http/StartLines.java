package org.netrospect.protocols.http;

import java.util.List;
import org.netrospect.core.bytes.ByteWindow;

/** What first lines of messages look like. */
final class StartLines {
    /** Longest method that is known, and some more. */
    private static final int LONGEST_METHOD = 24;
    /** {@code 1.1}, and some more. */
    private static final int LONGEST_VERSION = 8;

    private static final List<String> USUAL = List.of("GET ", "POST ", "HEAD ", "PUT ", "DELETE ", "OPTIONS ",
            "CONNECT ", "PATCH ", "TRACE ", "PROPFIND ", "SEARCH ", "REPORT ");

    /** How a line looks. */
    enum Look {
        /** A first line of a message, as far as it is there. */
        YES,
        /** Too short to say. */
        OPEN,
        /** A method and a target but no version: HTTP/0.9, or something else. */
        BARE,
        NO
    }

    private StartLines() {
    }

    /** Looks at a first line of a request at the beginning of a window; empty lines before it are passed over. */
    static Look request(ByteWindow bytes) {
        int from = skipEmpty(bytes);
        int at = from;
        while (at < bytes.length() && token(bytes.u8(at)) && at - from <= LONGEST_METHOD) {
            at++;
        }
        if (at == bytes.length() && at - from <= LONGEST_METHOD) {
            return Look.OPEN;
        }
        if (at == from || at - from > LONGEST_METHOD || bytes.u8(at) != ' ') {
            return Look.NO;
        }
        int end = bytes.indexOf('\n', at);
        int last = end < 0 ? bytes.length() : end;
        for (int i = at; i < last; i++) {
            if (bytes.u8(i) < ' ' && bytes.u8(i) != '\t' && bytes.u8(i) != '\r') {
                return Look.NO;
            }
        }
        if (end < 0) {
            return Look.OPEN;
        }
        String line = bytes.latin1(at, end - at).stripTrailing();
        int version = line.lastIndexOf(" HTTP/");
        if (version >= 0 && line.indexOf(' ', version + 1) < 0) {
            return Look.YES;
        }
        String target = line.strip();
        return !target.isEmpty() && target.charAt(0) == '/' && target.indexOf(' ') < 0 ? Look.BARE : Look.NO;
    }

    /** Whether a line that has no end yet begins with a usual method and a target. */
    static boolean known(ByteWindow bytes) {
        int from = skipEmpty(bytes);
        String begin = bytes.latin1(from, Math.min(10, bytes.length() - from));
        return USUAL.stream().anyMatch(begin::startsWith);
    }

    /** Skips empty lines, and zeros, which TCP's keep-alive leaves where the beginning of a session is missing. */
    private static int skipEmpty(ByteWindow bytes) {
        int from = 0;
        while (from < bytes.length() && (bytes.u8(from) == '\r' || bytes.u8(from) == '\n'
                || bytes.u8(from) == 0)) {
            from++;
        }
        return from;
    }

    /** RFC 9110, section 5.6.2, of the characters that methods have. */
    private static boolean token(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.'
                || c == '*' || c == '!' || c == '$' || c == '%' || c == '+';
    }

    /** Where the first line begins: what may stand before it is passed over. */
    static int begin(ByteWindow bytes) {
        int from = 0;
        while (from < bytes.length() && (bytes.u8(from) == 0 || bytes.u8(from) == ' '
                || bytes.u8(from) >= '\t' && bytes.u8(from) <= '\r')) {
            from++;
        }
        return from;
    }

    /** Whether a window begins with what responses begin with, in any case. */
    static boolean beginsHttp(ByteWindow bytes) {
        return bytes.length() >= 4 && bytes.latin1(0, 4).equalsIgnoreCase("HTTP");
    }

    /** Looks at a first line where a response has to begin: receivers take what begins with HTTP. */
    static Look expectedResponse(ByteWindow bytes) {
        int from = begin(bytes);
        return beginsHttp(bytes.slice(from, bytes.length() - from)) ? Look.YES : response(bytes);
    }

    /** Looks at a first line of a response at the beginning of a window. */
    static Look response(ByteWindow bytes) {
        int from = begin(bytes);
        Look http = status(bytes, from, "HTTP/");
        return http == Look.NO ? status(bytes, from, "ICY ") : http;
    }

    private static Look status(ByteWindow bytes, int from, String begin) {
        for (int i = 0; i < begin.length(); i++) {
            if (from + i == bytes.length()) {
                return Look.OPEN;
            }
            // receivers take it in any case, and who hides from them knows that
            if (Character.toUpperCase(bytes.u8(from + i)) != begin.charAt(i)) {
                return Look.NO;
            }
        }
        int at = from + begin.length();
        int blank = begin.endsWith(" ") ? at - 1 : blank(bytes, at);
        if (blank < 0) {
            return Look.NO;
        }
        if (blank == bytes.length()) {
            return Look.OPEN;
        }
        for (int i = blank + 1; i < blank + 4; i++) {
            if (i == bytes.length()) {
                return Look.OPEN;
            }
            if (bytes.u8(i) < '0' || bytes.u8(i) > '9') {
                return Look.NO;
            }
        }
        return Look.YES;
    }

    /** The last of the blanks behind a version; the end of the bytes if they end before it, -1 if there is none. */
    private static int blank(ByteWindow bytes, int from) {
        for (int i = from; i < from + LONGEST_VERSION; i++) {
            if (i == bytes.length()) {
                return i;
            }
            if (bytes.u8(i) == ' ') {
                return i + 1 < bytes.length() && bytes.u8(i + 1) == ' ' ? i + 1 : i;
            }
            if (bytes.u8(i) < ' ') {
                return -1;
            }
        }
        return -1;
    }
}
