package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.read;

import java.util.List;
import java.util.TreeMap;
import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Step;
import org.netrospect.core.bytes.MalformedInput;

/**
 * TIFF 6.0, and camera formats on its base. The end is the highest place that a directory names. Directories and lists
 * that lie ahead are read in their order; a list that lies before its directory is gone, but so is most of the data
 * then.
 */
final class Tiff {
    static final List<Signature> SIGNATURES = List.of(Signature.of("II{2a000800}"), Signature.of("MM{002a0000}"),
            Signature.of("II{2a00}"));
    private static final int[] WIDTHS = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
    private static final int MOST_DIRECTORIES = 256;
    private static final int MOST_ENTRIES = 300;

    private final boolean big;
    private long end;
    private int directories;
    /** Lists of places or lengths of strips, by where they are. */
    private final TreeMap<Long, Entry> ahead = new TreeMap<>();
    private long[] places = {};
    private long[] lengths = {};

    /** @param kind 0 for a directory, else the tag */
    private record Entry(int kind, int width, int count) {
    }

    private Tiff(boolean big) {
        this.big = big;
    }

    static Step header(Piece p) {
        boolean big = p.u8(0) == 'M';
        long first = p.u32(4, big);
        if (first < 8 || first > 1 << 28) {
            return Step.NO;
        }
        Tiff tiff = new Tiff(big);
        return check(first, 2, q -> tiff.directory(q, true));
    }

    private Step directory(Piece p, boolean first) {
        int count = p.u16(0, big);
        if (count == 0 || count > MOST_ENTRIES) {
            return first ? Step.NO : new Step.Broken(p.at());
        }
        Step.Then then = q -> {
            boolean width = false;
            for (int i = 0; i < count; i++) {
                int kind = q.u16(12 * i + 2, big);
                if (kind == 0 || kind >= WIDTHS.length) {
                    return first ? Step.NO : new Step.Broken(q.at());
                }
                width |= q.u16(12 * i, big) == 256;
                entry(q, 12 * i, WIDTHS[kind]);
            }
            if (first && !width) {
                return Step.NO;
            }
            end = Math.max(end, q.end());
            long next = q.u32(12 * count, big);
            if (next >= q.end() && ++directories < MOST_DIRECTORIES) {
                ahead.put(next, new Entry(0, 0, 0));
            }
            return go(q.end());
        };
        int size = 12 * count + 4;
        return first ? check(p.end(), size, then) : read(p.end(), size, then);
    }

    private void entry(Piece p, int offset, int width) {
        int tag = p.u16(offset, big);
        long count = p.u32(offset + 4, big);
        long bytes = count * width;
        long at = p.u32(offset + 8, big);
        if (bytes > 4) {
            end = Math.max(end, at + bytes);
        }
        boolean isPlace = tag == 273 || tag == 324 || tag == 513;
        boolean isLength = tag == 279 || tag == 325 || tag == 514;
        if (isPlace || isLength) {
            long value = width == 2 ? p.u16(offset + 8, big) : at;
            if (bytes <= 4 && count == 1) {
                list(isPlace, new long[] {value});
            } else if (bytes <= Step.LONGEST_READ && bytes > 4 && at >= p.end()) {
                ahead.put(at, new Entry(tag, width, (int) count));
            }
        } else if ((tag == 330 || tag == 0x8769 || tag == 0x8825) && count == 1 && at >= p.end()
                && ++directories < MOST_DIRECTORIES) {
            ahead.put(at, new Entry(0, 0, 0));
        }
    }

    private void list(boolean isPlace, long[] values) {
        if (isPlace) {
            places = values;
        } else {
            lengths = values;
        }
        if (places.length == lengths.length) {
            for (int i = 0; i < places.length; i++) {
                end = Math.max(end, places[i] + lengths[i]);
            }
        }
    }

    private Step go(long position) {
        while (!ahead.isEmpty() && ahead.firstKey() < position) {
            ahead.pollFirstEntry();
        }
        if (ahead.isEmpty()) {
            return end(Math.max(end, position));
        }
        long at = ahead.firstKey();
        Entry entry = ahead.pollFirstEntry().getValue();
        if (entry.kind() == 0) {
            return read(at, 2, q -> directory(q, false));
        }
        return read(at, entry.width() * entry.count(), q -> {
            long[] values = new long[entry.count()];
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (entry.width()) {
                    case 2 -> q.u16(2 * i, big);
                    case 4 -> q.u32(4 * i, big);
                    default -> throw new MalformedInput("a list of places has numbers of " + entry.width() + " bytes");
                };
            }
            list(entry.kind() == 273 || entry.kind() == 324 || entry.kind() == 513, values);
            return go(q.end());
        });
    }
}
