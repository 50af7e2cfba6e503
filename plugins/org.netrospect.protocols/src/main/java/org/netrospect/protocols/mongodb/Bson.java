package org.netrospect.protocols.mongodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.text.Printable;

/**
 * A document (bsonspec.org, version 1.1), as far as it is there: of a long message only the beginning is kept. Borrows
 * its bytes.
 */
record Bson(List<Element> elements) {
    private static final int MOST_ELEMENTS = 1000;
    private static final int DEEPEST = 8;
    /** Characters of a document written as text. */
    private static final int LONGEST = 500;
    private static final int DOCUMENT = 3;
    private static final int ARRAY = 4;
    private static final int BINARY = 5;

    /** One element. */
    record Element(int type, String name, ByteWindow value) {
    }

    static Bson of(ByteWindow b) {
        List<Element> all = new ArrayList<>();
        int at = 4;
        while (at < b.length() && all.size() < MOST_ELEMENTS) {
            int type = b.u8(at);
            int end = b.indexOf(0, at + 1);
            if (type == 0 || end < 0) {
                break;
            }
            String name = b.utf8(at + 1, end - at - 1);
            int length = length(type, b, end + 1);
            if (length < 0 || length > b.length() - end - 1) {
                // cut, but what a nested document has of it may be of use
                if (type == DOCUMENT || type == ARRAY) {
                    all.add(new Element(type, name, b.slice(end + 1, b.length() - end - 1)));
                }
                break;
            }
            all.add(new Element(type, name, b.slice(end + 1, length)));
            at = end + 1 + length;
        }
        return new Bson(all);
    }

    /** Bytes of a value; -1 if that cannot be said. */
    private static int length(int type, ByteWindow b, int at) {
        return switch (type) {
            case 1, 9, 17, 18 -> 8;
            case 2, 13, 14 -> counted(b, at, 4);
            case DOCUMENT, ARRAY, 15 -> counted(b, at, 0);
            case BINARY -> counted(b, at, 5);
            case 6, 10, 255, 127 -> 0;
            case 7 -> 12;
            case 8 -> 1;
            case 11 -> {
                int first = b.indexOf(0, at);
                int second = first < 0 ? -1 : b.indexOf(0, first + 1);
                yield second < 0 ? -1 : second + 1 - at;
            }
            case 12 -> counted(b, at, 16);
            case 16 -> 4;
            case 19 -> 16;
            default -> -1;
        };
    }

    private static int counted(ByteWindow b, int at, int more) {
        if (at + 4 > b.length()) {
            return -1;
        }
        long length = b.u32le(at) + more;
        return length > Integer.MAX_VALUE ? -1 : (int) length;
    }

    Optional<Element> find(String name) {
        return elements.stream().filter(each -> each.name.equals(name)).findFirst();
    }

    /** A document inside; one without elements if it is not there. */
    Bson inside(String name) {
        return find(name).filter(each -> each.type == DOCUMENT || each.type == ARRAY).map(each -> of(each.value))
                .orElseGet(() -> new Bson(List.of()));
    }

    /** A value as text; "" if it is not there. */
    String text(String name) {
        return find(name).map(each -> text(each, 0)).orElse("");
    }

    /** A number, as any of the types that numbers have; NaN if it is none. */
    double number(String name) {
        return find(name).map(each -> switch (each.type) {
            case 1 -> Double.longBitsToDouble(each.value.i64le(0));
            case 8 -> (double) each.value.u8(0);
            case 16 -> (double) each.value.i32le(0);
            case 18 -> (double) each.value.i64le(0);
            default -> Double.NaN;
        }).orElse(Double.NaN);
    }

    /** The bytes of a binary value or of a string. */
    Optional<byte[]> bytes(String name) {
        return find(name).filter(each -> each.type == BINARY || each.type == 2).map(each -> each.type == BINARY
                ? each.value.bytes(5, each.value.length() - 5)
                : each.value.bytes(4, Math.max(0, each.value.length() - 5)));
    }

    /** All of it, in the manner of JSON, cut when it gets long. */
    String text() {
        return text(0, false);
    }

    private String text(int depth, boolean array) {
        StringBuilder text = new StringBuilder(array ? "[" : "{");
        for (Element each : elements) {
            if (text.length() > LONGEST || depth > DEEPEST) {
                text.append('…');
                break;
            }
            text.append(text.length() > 1 ? ", " : "").append(array ? "" : each.name + ": ").append(text(each, depth));
        }
        return text.append(array ? ']' : '}').toString();
    }

    private static String text(Element each, int depth) {
        ByteWindow b = each.value;
        return switch (each.type) {
            case 1 -> Double.toString(Double.longBitsToDouble(b.i64le(0)));
            case 2, 13, 14 -> {
                String text = b.utf8(4, Math.max(0, Math.min(b.length() - 5, LONGEST)));
                yield depth == 0 ? text : '"' + text + '"';
            }
            case DOCUMENT, ARRAY -> of(b).text(depth + 1, each.type == ARRAY);
            case BINARY -> Printable.hex(b, 5, Math.min(32, b.length() - 5));
            case 7 -> Printable.hex(b, 0, 12);
            case 8 -> Boolean.toString(b.u8(0) != 0);
            case 9, 17, 18 -> Long.toString(b.i64le(0));
            case 11 -> '/' + b.utf8(0, Math.max(0, b.indexOf(0, 0))) + '/';
            case 16 -> Integer.toString(b.i32le(0));
            case 10 -> "null";
            default -> "type " + each.type;
        };
    }
}
