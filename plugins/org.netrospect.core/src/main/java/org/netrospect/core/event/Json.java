package org.netrospect.core.event;

import java.util.Iterator;
import java.util.List;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.time.TimeFormat;

/** Writes one JSON object (RFC 8259), member by member. One thread. */
public final class Json {
    private static final String HEX = "0123456789abcdef";
    private final StringBuilder out = new StringBuilder("{");

    /** A member, of one of the types that {@link Details} has. */
    public Json member(String name, Object value) {
        key(name);
        switch (value) {
            case String text -> text(out, text);
            case List<?> list -> list(list);
            case Details.Time time -> text(out, TimeFormat.seconds(time.nanoseconds()));
            case IpAddress address -> text(out, address.toString());
            case Double number when !Double.isFinite(number) -> out.append("null");
            default -> out.append(value);
        }
        return this;
    }

    /** Members that are written already: {@code "a":1,"b":2}; nothing if there are none. */
    public Json members(String written) {
        if (!written.isEmpty()) {
            comma();
            out.append(written);
        }
        return this;
    }

    private void key(String name) {
        comma();
        text(out, name);
        out.append(':');
    }

    private void comma() {
        if (out.length() > 1) {
            out.append(',');
        }
    }

    private void list(List<?> list) {
        out.append('[');
        for (Iterator<?> each = list.iterator(); each.hasNext();) {
            text(out, each.next().toString());
            if (each.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    /** The members so far, without the braces around them. */
    public String members() {
        return out.substring(1);
    }

    /** The object. */
    public String end() {
        return out.append('}').toString();
    }

    /** A text in quotes. */
    public static void text(StringBuilder out, String text) {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f && !Character.isSurrogate(c)) {
                continue;
            }
            append(out, text, plain, i);
            plain = i + 1;
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f || Character.isSurrogate(c) && !paired(text, i)) {
                        out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15))
                                .append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        append(out, text, plain, text.length());
        out.append('"');
    }

    private static void append(StringBuilder out, String text, int from, int to) {
        if (from == 0 && to == text.length()) {
            // a whole text is copied at once, a part of one letter by letter
            out.append(text);
        } else {
            out.append(text, from, to);
        }
    }

    private static boolean paired(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c) ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
