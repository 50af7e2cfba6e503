package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.find;
import static org.netrospect.carving.extent.Step.read;

import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Search;
import org.netrospect.carving.extent.Step;

/** ZIP and all that is packed in it: local files, central directory, end record (APPNOTE.TXT 6.3). */
final class Zip {
    static final Format FORMAT = Format.of("zip", "application/zip", () -> check(0, 30, Zip::first), "PK{0304}");

    private static final int LOCAL = 0x0403_4b50;
    private static final int DIRECTORY = 0x0201_4b50;
    private static final int DESCRIPTOR = 0x0807_4b50;
    private static final int END = 0x0605_4b50;
    private static final int END_64 = 0x0606_4b50;
    private static final int LOCATOR_64 = 0x0706_4b50;
    private static final int SIGNATURE = 0x0505_4b50;
    private static final int EXTRA = 0x0806_4b50;

    /** What a local header says. @param described its sizes stand behind the data */
    private record Local(long packed, int name, int extra, boolean described, boolean wide) {
        /** @param missing bytes of the header that are not in the piece */
        static Local of(Piece p, int missing) {
            long packed = p.u32le(18 - missing);
            boolean wide = packed == 0xffff_ffffL;
            boolean described = (p.u16le(6 - missing) & 8) != 0 && (packed == 0 || wide);
            return new Local(packed, p.u16le(26 - missing), p.u16le(28 - missing), described, wide);
        }
    }

    private Zip() {
    }

    private static Step first(Piece p) {
        int version = p.u16le(4) & 0xff;
        int method = p.u16le(8);
        Local local = Local.of(p, 0);
        boolean header = version <= 63 && (p.u16le(6) & 0xd000) == 0
                && (method <= 19 || method >= 93 && method <= 99) && local.name() > 0 && local.name() < 4000;
        return header ? check(30, local.name(), q -> {
            for (int i = 0; i < q.length(); i++) {
                if (q.u8(i) < 0x20) {
                    return Step.NO;
                }
            }
            return body(q.end(), local);
        }) : Step.NO;
    }

    private static Step record(Piece p) {
        return switch ((int) p.u32le(0)) {
            case LOCAL -> read(p.at(), 30, q -> body(q.end() + q.u16le(26), Local.of(q, 0)));
            case DIRECTORY -> read(p.at(), 46, q -> next(q.end() + q.u16le(28) + q.u16le(30) + q.u16le(32)));
            case END_64 -> read(p.at(), 12, q -> next(q.end() + q.length64(4, false)));
            case LOCATOR_64 -> next(p.at() + 20);
            case SIGNATURE -> read(p.at(), 6, q -> next(q.end() + q.u16le(4)));
            case EXTRA -> read(p.at(), 8, q -> next(q.end() + q.u32le(4)));
            case DESCRIPTOR -> read(p.at(), 28, q -> next(q.at() + descriptor(q)));
            case END -> read(p.at(), 22, q -> end(q.end() + q.u16le(20)));
            // an APK has its signatures before the directory; the length of the block stands at both of its ends
            default -> p.u32le(0) < 1 << 26 ? read(p.at(), 8, q -> next(q.end() + q.length64(0, false)))
                    : new Step.Broken(p.at());
        };
    }

    private static Step next(long at) {
        return read(at, 4, Zip::record);
    }

    /** Length of a descriptor with signature: with sizes of 4 or of 8 bytes. */
    private static int descriptor(Piece p) {
        int after = (int) p.u32le(16);
        return after == LOCAL || after == DIRECTORY || after == EXTRA ? 16 : 24;
    }

    /** @param at of the extra field */
    private static Step body(long at, Local local) {
        long data = at + local.extra();
        if (local.described()) {
            RecordSearch search = new RecordSearch();
            return find(data, search, p -> described(p, search));
        }
        if (local.wide()) {
            return local.extra() > Step.LONGEST_READ ? new Step.Broken(at) : read(at, local.extra(), p -> {
                for (int i = 0; i + 4 <= p.length(); i += 4 + p.u16le(i + 2)) {
                    if (p.u16le(i) == 1) {
                        return next(p.end() + p.length64(i + 12, false));
                    }
                }
                return new Step.Broken(p.at());
            });
        }
        return next(data + local.packed());
    }

    private static Step described(Piece p, RecordSearch search) {
        return switch (search.found) {
            case LOCAL -> read(p.at(), 26, q -> body(q.end() + q.u16le(22), Local.of(q, 4)));
            case DIRECTORY -> read(p.at(), 42, q -> next(q.end() + q.u16le(24) + q.u16le(26) + q.u16le(28)));
            default -> read(p.at(), 24, q -> {
                int after = (int) q.u32le(12);
                return next(q.at() + (after == LOCAL || after == DIRECTORY || after == EXTRA ? 12 : 20));
            });
        };
    }

    /** The record behind data whose length is not said before it. */
    private static final class RecordSearch implements Search {
        private int window;
        private int found;

        @Override
        public int find(byte[] bytes, int from, int to) {
            int w = window;
            for (int i = from; i < to; i++) {
                w = w >>> 8 | bytes[i] << 24;
                // the last byte of a signature is at most 8
                if (bytes[i] >= 0 && bytes[i] <= 8 && (w == DESCRIPTOR || w == LOCAL || w == DIRECTORY)) {
                    found = w;
                    window = 0;
                    return i + 1;
                }
            }
            window = w;
            return -1;
        }
    }
}
