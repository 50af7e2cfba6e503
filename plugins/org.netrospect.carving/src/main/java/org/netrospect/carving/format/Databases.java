package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.peek;
import static org.netrospect.carving.extent.Step.read;

import java.util.List;
import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Search;
import org.netrospect.carving.extent.Step;
import org.netrospect.core.bytes.MalformedInput;

/** Databases, stores of mail, logs, recordings, fonts and other files of programs. */
final class Databases {
    static final List<Format> ALL = List.of(
            Format.of("sqlite", "application/vnd.sqlite3", () -> check(0, 100, Databases::sqlite),
                    "SQLite format 3{00}"),
            Format.of("mdb", "application/x-msaccess", () -> check(0, 24, Databases::access),
                    "{00010000}Standard Jet", "{00010000}Standard ACE"),
            Format.of("pst", "application/vnd.ms-outlook-pst", () -> check(0, 208, Databases::pst), "!BDN"),
            Format.of("evtx", "application/x-ms-evtx", () -> check(0, 128, Databases::eventLog), "ElfFile{00}"),
            Format.of("regf", "application/x-ms-registry", () -> check(0, 48, Databases::registry), "regf"),
            Format.of("pf", "application/x-ms-prefetch", () -> check(0, 16, Databases::prefetch), "{11000000}SCCA",
                    "{17000000}SCCA", "{1a000000}SCCA"),
            Format.of("pcap", "application/vnd.tcpdump.pcap", () -> check(0, 40, Databases::pcap), "{d4c3b2a102000400}",
                    "{a1b2c3d400020004}", "{4d3cb2a102000400}", "{a1b23c4d00020004}"),
            Format.of("pcapng", "application/x-pcapng", () -> check(0, 12, p -> blocks(p, p.u8(8) == 0x1a)),
                    "{0a0d0d0a}"),
            Format.of("ttf", "font/ttf", () -> check(0, 12, Databases::font), "{0001000000}", "true{00}"),
            Format.of("otf", "font/otf", () -> check(0, 12, Databases::font), "OTTO{00}"),
            Format.of("woff", "font/woff", () -> check(0, 44, Databases::woff), "wOFF{00010000}", "wOFFOTTO"),
            Format.of("woff2", "font/woff2", () -> check(0, 48, Databases::woff), "wOF2{00010000}", "wOF2OTTO"),
            Format.of("torrent", "application/x-bittorrent", () -> check(0, 12, p -> Step.probe(0,
                    new Bencode(), q -> end(q.at()))), "d8:announce", "d13:announce-lis", "d7:comment", "d4:infod6",
                    "d13:creation dat", "d10:created by"));

    private Databases() {
    }

    private static Step sqlite(Piece p) {
        int raw = p.u16(16);
        long page = raw == 1 ? 65_536 : raw;
        boolean header = page >= 512 && Long.bitCount(page) == 1 && p.u8(21) == 64 && p.u8(22) == 32 && p.u8(23) == 32;
        return header ? p.u32(28) > 0 ? end(p.u32(28) * page) : Format.open() : Step.NO;
    }

    private static Step access(Piece p) {
        int page = p.u8(20) == 0 ? 2048 : 4096;
        return p.has(12, " Jet DB") || p.has(12, " ACE DB") ? read(page, 2, q -> page(q, page)) : Step.NO;
    }

    private static Step page(Piece p, int size) {
        boolean page = p.length() == 2 && p.u8(0) <= 9 && p.u8(1) <= 1;
        return page ? peek(p.at() + size, 2, q -> page(q, size)) : end(p.at());
    }

    private static Step pst(Piece p) {
        int version = p.u16le(10);
        if (!p.has(8, "SM") || version < 14 || version > 40) {
            return Step.NO;
        }
        return end(version >= 20 ? p.length64(184, false) : p.u32le(168));
    }

    private static Step eventLog(Piece p) {
        return p.u32le(32) == 128 && p.u16le(38) == 3 && p.u16le(40) == 4096
                ? end(4096 + 65_536L * p.u16le(42)) : Step.NO;
    }

    private static Step registry(Piece p) {
        return p.u32le(20) == 1 && p.u32le(24) <= 6 && p.u32le(28) <= 1 && p.u32le(40) % 4096 == 0
                ? end(4096 + p.u32le(40)) : Step.NO;
    }

    private static Step prefetch(Piece p) {
        return p.u32le(12) > 84 && p.u32le(12) < 1 << 26 ? end(p.u32le(12)) : Step.NO;
    }

    private static Step pcap(Piece p) {
        boolean big = p.u8(0) == 0xa1;
        return p.u32(32, big) <= 262_144 && p.u32(32, big) <= p.u32(36, big) ? read(24, 16, q -> packet(q, big))
                : Step.NO;
    }

    private static Step packet(Piece p, boolean big) {
        if (p.length() < 16 || p.u32(8, big) > 262_144 || p.u32(8, big) > p.u32(12, big)) {
            return end(p.at());
        }
        return peek(p.end() + p.u32(8, big), 16, q -> packet(q, big));
    }

    private static Step blocks(Piece p, boolean big) {
        if (p.at() == 0 && p.u32(8, big) != 0x1a2b3c4dL) {
            return Step.NO;
        }
        if (p.length() < 12 || p.at() > 0 && !block(p.u32(0, big))) {
            return end(p.at());
        }
        boolean order = p.u32(0, big) == 0x0a0d0d0aL ? p.u8(8) == 0x1a : big;
        long length = p.u32(4, order);
        if (length < 12 || length % 4 != 0 || length > 1 << 26) {
            return p.at() == 0 ? Step.NO : end(p.at());
        }
        return read(p.at() + length - 4, 4, q -> q.u32(0, order) == length
                ? peek(q.end(), 12, next -> blocks(next, order)) : new Step.Broken(q.at()));
    }

    private static boolean block(long type) {
        return type > 0 && type <= 0xbad || type == 0x0a0d0d0aL || type == 0x4000_0badL;
    }

    private static Step font(Piece p) {
        int tables = p.u16(4);
        int power = Integer.highestOneBit(Math.max(tables, 1));
        if (tables < 4 || tables > 64 || p.u16(6) != power * 16 || p.u16(10) != tables * 16 - power * 16) {
            return Step.NO;
        }
        return check(12, 16 * tables, q -> {
            long end = q.end();
            for (int i = 0; i < q.length(); i += 16) {
                long offset = q.u32(i + 8);
                if (offset < q.end()) {
                    return Step.NO;
                }
                end = Math.max(end, offset + (q.u32(i + 12) + 3) / 4 * 4);
            }
            return end(end);
        });
    }

    private static Step woff(Piece p) {
        return p.u16(12) > 0 && p.u16(12) <= 256 && p.u16(14) == 0 && p.u32(8) > 44 ? end(p.u32(8)) : Step.NO;
    }

    /** Finds the end of a bencoded value (BEP 3); breaks with a nested value that is none. */
    private static final class Bencode implements Search {
        private static final int DEEPEST = 64;
        private int depth;
        private long string = -1;
        private long skip;
        private boolean number;

        @Override
        public int find(byte[] bytes, int from, int to) {
            int i = from;
            while (i < to) {
                if (skip > 0) {
                    int n = (int) Math.min(skip, to - i);
                    skip -= n;
                    i += n;
                    continue;
                }
                if (take(bytes[i++] & 0xff)) {
                    return i;
                }
            }
            return -1;
        }

        /** @return whether this byte ends it */
        private boolean take(int b) {
            boolean digit = b >= '0' && b <= '9';
            if (number) {
                number = b != 'e';
                require(digit || b == '-' || b == 'e');
            } else if (string >= 0) {
                if (b == ':') {
                    skip = string;
                    string = -1;
                } else {
                    require(digit && string < 1 << 28);
                    string = string * 10 + b - '0';
                }
            } else if (digit) {
                string = b - '0';
            } else if (b == 'i') {
                number = true;
            } else if (b == 'e') {
                return --depth == 0;
            } else {
                require((b == 'd' || b == 'l') && depth < DEEPEST);
                depth++;
            }
            return false;
        }

        private static void require(boolean holds) {
            if (!holds) {
                throw new MalformedInput("no bencoded value");
            }
        }

        @Override
        public boolean survivesGap() {
            return false;
        }
    }
}
