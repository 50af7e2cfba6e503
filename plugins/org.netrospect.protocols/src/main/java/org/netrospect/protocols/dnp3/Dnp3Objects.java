package org.netrospect.protocols.dnp3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;

/**
 * Goes through the object headers of a fragment (IEEE 1815, clause 4.2.2.7): names them, and reads commands and what is
 * written, as far as the size of the objects is known.
 */
final class Dnp3Objects {
    private static final int MOST = 100;

    private final List<String> names = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final List<ByteWindow> fileObjects = new ArrayList<>();
    private final List<Integer> fileVariations = new ArrayList<>();
    private final ByteWindow b;
    private int at;

    /** A header. @param prefix bytes of an index before each object @param free each object has its size before it */
    private record Range(long first, long count, int prefix, boolean free, boolean ranged) {
    }

    private Dnp3Objects(ByteWindow b, int from) {
        this.b = b;
        at = from;
    }

    /** @param withData false for a request to read, in which no objects stand behind their headers */
    static Dnp3Objects of(ByteWindow b, int from, boolean withData) {
        Dnp3Objects objects = new Dnp3Objects(b, from);
        while (objects.at + 3 <= b.length() && objects.names.size() < MOST && objects.header(withData)) {
            // header by header
        }
        return objects;
    }

    /** Headers such as {@code g12v1}, with what they are about. */
    List<String> names() {
        return names;
    }

    /** Commands with index and status, values that are set. */
    List<String> commands() {
        return commands;
    }

    /** Objects of group 70, and of which variation each is. */
    List<ByteWindow> fileObjects() {
        return fileObjects;
    }

    int fileVariation(int index) {
        return fileVariations.get(index);
    }

    /** @return whether another header can be found */
    private boolean header(boolean withData) {
        int group = b.u8(at);
        int variation = b.u8(at + 1);
        int qualifier = b.u8(at + 2);
        at += 3;
        Range range = range(qualifier);
        String name = "g" + group + "v" + variation;
        names.add(range.ranged() && range.count() == 1 ? name + "[" + range.first() + "]"
                : range.ranged() ? name + "[" + range.first() + ".." + (range.first() + range.count() - 1) + "]"
                : range.count() > 0 ? name + " ×" + range.count() : name);
        if (!withData && !range.free()) {
            return true;
        }
        if (group == 1 && variation == 1 || group == 10 && variation == 1 || group == 80) {
            bits(group, range);
            return true;
        }
        for (long i = 0; i < range.count(); i++) {
            long index = range.first() + i;
            int size = range.free() ? (int) number(2) : size(group, variation);
            if (!range.free() && range.prefix() > 0) {
                index = number(range.prefix());
            }
            if (size <= 0) {
                return false;
            }
            ByteWindow object = b.slice(at, size);
            at += size;
            object(group, variation, index, object);
        }
        return true;
    }

    private void bits(int group, Range range) {
        int size = (int) ((range.count() + 7) / 8);
        if (group == 80 && range.count() > 0) {
            commands.add("internal indication " + range.first() + " = " + (b.u8(at) & 1));
        }
        b.check(at, size);
        at += size;
    }

    private long number(int size) {
        long value = size == 1 ? b.u8(at) : size == 2 ? b.u16le(at) : b.u32le(at);
        at += size;
        return value;
    }

    private Range range(int qualifier) {
        int prefix = switch (qualifier >> 4 & 7) {
            case 1 -> 1;
            case 2 -> 2;
            case 3 -> 4;
            default -> 0;
        };
        return switch (qualifier & 15) {
            case 0, 1, 2 -> {
                int size = 1 << (qualifier & 15);
                long first = number(size);
                yield new Range(first, Math.max(0, number(size) - first + 1), prefix, false, true);
            }
            case 7, 8, 9 -> new Range(0, number(1 << (qualifier & 15) - 7), prefix, false, false);
            case 11 -> new Range(0, number(1), 0, true, false);
            default -> new Range(0, 0, 0, false, false);
        };
    }

    private void object(int group, int variation, long index, ByteWindow object) {
        if (group == 70) {
            if (fileObjects.size() < MOST) {
                fileObjects.add(object);
                fileVariations.add(variation);
            }
            return;
        }
        if (commands.size() >= MOST) {
            return;
        }
        if (group == 12 && variation == 1) {
            commands.add("point " + index + " " + Dnp3Names.operation(object.u8(0)) + ", count " + object.u8(1)
                    + ", on " + object.u32le(2) + " ms, off " + object.u32le(6) + " ms, "
                    + Dnp3Names.status(object.u8(10)));
        } else if (group == 41) {
            commands.add("analog output " + index + " = " + switch (variation) {
                case 1 -> Integer.toString(object.i32le(0));
                case 2 -> Integer.toString((short) object.u16le(0));
                case 3 -> Float.toString(Float.intBitsToFloat(object.i32le(0)));
                default -> Double.toString(Double.longBitsToDouble(object.i64le(0)));
            } + ", " + Dnp3Names.status(object.u8(object.length() - 1)));
        } else if (group == 50 && variation == 1) {
            commands.add("time " + Instant.ofEpochMilli(object.u32le(0) | (long) object.u16le(4) << 32));
        } else if (group == 110 || group == 112) {
            commands.add("text " + index + " = " + object.latin1(0, object.length()));
        }
    }

    /** Bytes of an object; 0 if that is not known here (IEEE 1815, annex A). */
    private static int size(int group, int variation) {
        return switch (group << 8 | variation) {
            case 0x0102, 0x0a02, 0x0201, 0x0301, 0x0b01, 0x0401, 0x0d01 -> 1;
            case 0x0202, 0x0b02, 0x0402, 0x0d02 -> 7;
            case 0x0203, 0x0403 -> 3;
            case 0x0c01, 0x0c02 -> 11;
            case 0x1401, 0x1501, 0x1601, 0x1701, 0x1e01, 0x2001, 0x2801, 0x2a01, 0x2901 -> 5;
            case 0x1402, 0x1502, 0x1602, 0x1702, 0x1e02, 0x2002, 0x2802, 0x2a02, 0x2902 -> 3;
            case 0x1405, 0x1509, 0x1e03 -> 4;
            case 0x1406, 0x150a, 0x1e04, 0x2201 -> 2;
            case 0x1e05, 0x2005, 0x2803, 0x2a05, 0x2903, 0x1f05 -> 5;
            case 0x1e06, 0x2006, 0x2804, 0x2a06, 0x2904 -> 9;
            case 0x1505, 0x1605, 0x1705, 0x2003, 0x2a03, 0x2007, 0x2a07 -> 11;
            case 0x1506, 0x1606, 0x1706, 0x2004, 0x2a04 -> 9;
            case 0x2008, 0x2a08 -> 15;
            case 0x2202, 0x2203 -> 4;
            case 0x3201, 0x3203, 0x3301, 0x3302 -> 6;
            case 0x3202 -> 10;
            case 0x3204 -> 11;
            case 0x3401, 0x3402 -> 2;
            default -> group == 110 || group == 111 || group == 112 || group == 113 ? variation : 0;
        };
    }
}
