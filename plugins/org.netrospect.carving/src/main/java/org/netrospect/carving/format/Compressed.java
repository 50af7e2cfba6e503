package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.find;
import static org.netrospect.carving.extent.Step.peek;
import static org.netrospect.carving.extent.Step.probe;
import static org.netrospect.carving.extent.Step.read;

import java.util.List;
import java.util.function.LongFunction;
import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Search;
import org.netrospect.carving.extent.Searches;
import org.netrospect.carving.extent.Step;
import org.netrospect.core.bytes.MalformedInput;

/** Single compressed files. */
final class Compressed {
    /** Blocks that decide whether this is such a file are no more than this. */
    private static final int BELIEVED = 256;

    static final List<Format> ALL = List.of(
            Format.of("gz", "application/gzip", () -> check(0, 10, Compressed::gzip), "{1f8b0800}", "{1f8b0808}",
                    "{1f8b0804}", "{1f8b080c}", "{1f8b0810}", "{1f8b0818}"),
            Format.of("bz2", "application/x-bzip2", () -> check(0, 18, Compressed::bzip2), bzip2Signatures()),
            Format.of("xz", "application/x-xz", () -> check(6, 7, Compressed::xz), "{fd}7zXZ{00}"),
            Format.of("zst", "application/zstd", () -> check(4, 1, Compressed::zstd), "{28b52ffd}"),
            Format.of("lz4", "application/x-lz4", () -> check(4, 3, Compressed::lz4), "{04224d18}"));

    private Compressed() {
    }

    /** Data in the format of RFC 1950 to its checksum, which is the end of the file. */
    static Step deflated(long at) {
        return inflated(at, new Inflation(BELIEVED, false), Step::end);
    }

    /** Inflates to the end; it is open whether this is such a file until a part has been inflated. */
    private static Step inflated(long at, Inflation inflation, LongFunction<Step> then) {
        return probe(at, inflation, p -> inflation.finished() ? then.apply(p.at())
                : inflation.damaged() ? Step.NO : rest(p.at(), inflation, then));
    }

    private static Step rest(long at, Inflation inflation, LongFunction<Step> then) {
        return find(at, inflation, p -> inflation.damaged() ? new Step.Broken(p.at()) : then.apply(p.at()));
    }

    /** RFC 1952; the end is where inflating ends. */
    private static Step gzip(Piece p) {
        int flags = p.u8(3);
        boolean header = (flags & 0xe0) == 0 && (p.u8(8) == 0 || p.u8(8) == 2 || p.u8(8) == 4)
                && (p.u8(9) <= 13 || p.u8(9) == 255);
        if (!header) {
            return Step.NO;
        }
        return (flags & 4) != 0 ? check(10, 2, extra -> gzipText(extra.end() + extra.u16le(0), flags))
                : gzipText(10, flags);
    }

    private static Step gzipText(long at, int flags) {
        if ((flags & 8) != 0) {
            return probe(at, new ZeroEnd(), p -> gzipText(p.at(), flags & ~8));
        }
        if ((flags & 16) != 0) {
            return probe(at, new ZeroEnd(), p -> gzipText(p.at(), flags & ~16));
        }
        long body = (flags & 2) != 0 ? at + 2 : at;
        return inflated(body, new Inflation(BELIEVED, true), Compressed::gzipEnd);
    }

    private static Step gzipEnd(long at) {
        return peek(at + 8, 10, p -> p.length() == 10 && p.u16(0) == 0x1f8b && p.u8(2) == 8
                && (p.u8(3) & 0xe0) == 0 ? gzip(p.at(), p.u8(3)) : end(p.at()));
    }

    /** A member behind another. */
    private static Step gzip(long at, int flags) {
        if ((flags & 0x1e) != 0) {
            return end(at);
        }
        return rest(at + 10, new Inflation(0, true), Compressed::gzipEnd);
    }

    /** The end of a text that ends with a zero, as names in headers do. */
    private static final class ZeroEnd implements Search {
        private static final int LONGEST = 1024;
        private int length;

        @Override
        public int find(byte[] bytes, int from, int to) {
            for (int i = from; i < to; i++) {
                if (bytes[i] == 0) {
                    return i + 1;
                }
                if (++length > LONGEST || !Searches.isText(bytes[i])) {
                    throw new MalformedInput("a name does not end");
                }
            }
            return -1;
        }
    }

    private static String[] bzip2Signatures() {
        String[] all = new String[9];
        for (int i = 0; i < 9; i++) {
            all[i] = "BZh" + (i + 1) + "1AY&SY";
        }
        return all;
    }

    private static Step bzip2(Piece p) {
        // the first block's origin pointer is below its size, and the bit for randomised blocks has been 0 for decades
        boolean block = (p.u8(14) & 0x80) == 0;
        return block ? find(p.end(), new BitPattern(), Compressed::bzip2End) : Step.NO;
    }

    /** Streams one behind the other are one file: parallel compressors make one of each block. */
    private static Step bzip2End(Piece mark) {
        return peek(mark.at(), 10, p -> p.length() == 10 && p.has(0, "BZh") && p.has(4, "1AY&SY")
                ? find(p.end(), new BitPattern(), Compressed::bzip2End) : end(p.at()));
    }

    /** The end mark of bzip2, which begins at any bit, with its checksum of 32 bits. */
    private static final class BitPattern implements Search {
        private static final long MARK = 0x177245385090L;
        private static final long MASK = 0xffff_ffff_ffffL;
        private long window;
        private int left = -1;

        @Override
        public int find(byte[] bytes, int from, int to) {
            for (int i = from; i < to; i++) {
                if (left > 0) {
                    if (--left == 0) {
                        return i + 1;
                    }
                    continue;
                }
                window = window << 8 | bytes[i] & 0xff;
                for (int shift = 0; shift < 8; shift++) {
                    if ((window >>> shift & MASK) == MARK) {
                        left = 4;
                    }
                }
            }
            return -1;
        }
    }

    /** Stream header, blocks of LZMA2 chunks, index, footer: the .xz format 1.1.0. */
    private static Step xz(Piece p) {
        int check = p.u8(1);
        if (p.u8(0) != 0 || check > 15) {
            return Step.NO;
        }
        int[] sizes = {0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64};
        return check(12, 1, q -> xzBlock(q, sizes[check]));
    }

    private static Step xzBlock(Piece p, int check) {
        int size = (p.u8(0) + 1) * 4;
        return p.u8(0) == 0 ? read(p.end(), 9, q -> xzIndex(q, p.at()))
                : read(p.at(), size, q -> {
                    int flags = q.u8(1);
                    Cursor at = new Cursor(q, 2);
                    long packed = (flags & 0x40) != 0 ? at.vint() : -1;
                    long begin = q.end();
                    if (packed >= 0) {
                        return read((begin + packed + 3) / 4 * 4 + check, 1, next -> xzBlock(next, check));
                    }
                    return read(begin, 1, chunk -> lzma2(chunk, check));
                });
    }

    private static Step lzma2(Piece p, int check) {
        int control = p.u8(0);
        if (control == 0) {
            return read((p.end() + 3) / 4 * 4 + check, 1, q -> xzBlock(q, check));
        }
        if (control <= 2) {
            return read(p.end(), 2, q -> read(q.end() + q.u16(0) + 1, 1, next -> lzma2(next, check)));
        }
        if (control < 0x80) {
            return new Step.Broken(p.at());
        }
        int properties = control >= 0xc0 ? 1 : 0;
        return read(p.end(), 4, q -> read(q.end() + properties + q.u16(2) + 1, 1, next -> lzma2(next, check)));
    }

    private static Step xzIndex(Piece p, long begin) {
        long records = new Cursor(p, 0).vint();
        long length = 0;
        for (long n = records; n > 127; n >>= 7) {
            length++;
        }
        return xzRecord(p.at() + length + 1, 2 * records, begin);
    }

    private static Step xzRecord(long at, long left, long begin) {
        if (left == 0) {
            long index = begin + (at - begin + 3) / 4 * 4;
            return read(index + 4, 12, q -> q.has(10, "YZ") ? end(q.end()) : new Step.Broken(q.at()));
        }
        return peek(at, 9, q -> {
            Cursor value = new Cursor(q, 0);
            value.vint();
            return xzRecord(q.at() + value.index(), left - 1, begin);
        });
    }

    /** RFC 8878. */
    private static Step zstd(Piece p) {
        int descriptor = p.u8(0);
        if ((descriptor & 8) != 0) {
            return Step.NO;
        }
        boolean single = (descriptor & 0x20) != 0;
        int dictionary = new int[] {0, 1, 2, 4}[descriptor & 3];
        int content = new int[] {single ? 1 : 0, 2, 4, 8}[descriptor >> 6];
        int checksum = (descriptor & 4) != 0 ? 4 : 0;
        return check(5 + (single ? 0 : 1) + dictionary + content, 3, q -> zstdBlock(q, checksum, 0));
    }

    private static Step zstdBlock(Piece p, int checksum, int blocks) {
        int header = p.u8(0) | p.u16le(1) << 8;
        int type = header >> 1 & 3;
        int size = header >> 3;
        if (type == 3 || size > 128 << 10 || type == 2 && size < 2) {
            return blocks == 0 ? Step.NO : new Step.Broken(p.at());
        }
        long next = p.end() + (type == 1 ? 1 : size);
        return (header & 1) != 0 ? end(next + checksum) : read(next, 3, q -> zstdBlock(q, checksum, blocks + 1));
    }

    private static Step lz4(Piece p) {
        int flags = p.u8(0);
        int size = p.u8(1) >> 4 & 7;
        if (flags >> 6 != 1 || (flags & 2) != 0 || size < 4 || (p.u8(1) & 0x8f) != 0) {
            return Step.NO;
        }
        int header = 7 + ((flags & 8) != 0 ? 8 : 0) + (flags & 1) * 4;
        int block = (flags & 0x10) != 0 ? 4 : 0;
        int content = (flags & 4) != 0 ? 4 : 0;
        long most = 1L << 8 + 2 * size;
        return check(header, 4, q -> lz4Block(q, block, content, most));
    }

    private static Step lz4Block(Piece p, int block, int content, long most) {
        long size = p.u32le(0) & 0x7fff_ffffL;
        if (size > most) {
            return new Step.Broken(p.at());
        }
        return size == 0 ? end(p.end() + content)
                : read(p.end() + size + block, 4, q -> lz4Block(q, block, content, most));
    }
}
