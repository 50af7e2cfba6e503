package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.peek;
import static org.netrospect.carving.extent.Step.read;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Step;

/** Programs for all platforms. */
final class Executables {
    static final List<Format> ALL = List.of(
            new Format("exe", "application/vnd.microsoft.portable-executable", mz(), Format.LARGEST,
                    () -> check(0, 64, Executables::dos)),
            Format.of("elf", "application/x-elf", () -> check(0, 64, Executables::elf), "{7f}ELF{010101}",
                    "{7f}ELF{010201}", "{7f}ELF{020101}", "{7f}ELF{020201}"),
            Format.of("macho", "application/x-mach-o", () -> check(0, 32, Executables::machO), "{cefaedfe}",
                    "{cffaedfe}", "{feedface000000}", "{feedfacf}"),
            Format.of("macho", "application/x-mach-o-universal", () -> check(0, 48, Executables::universal),
                    "{cafebabe00000001}", "{cafebabe00000002}", "{cafebabe00000003}", "{cafebabe00000004}"),
            Format.of("dex", "application/x-dex", () -> check(0, 112, Executables::dex), "dex{0a}03"),
            Format.of("class", "application/java-vm", () -> check(0, 10, ClassFiles::header), "{cafebabe000000}",
                    "{cafebabe0003002d}", "{cafebabeffff00}"),
            Format.of("wasm", "application/wasm", () -> check(0, 10, p -> p.u8(8) <= 12 ? wasm(8, 0) : Step.NO),
                    "{00}asm{01000000}"),
            Format.of("swf", "application/x-shockwave-flash", () -> check(0, 17, Executables::flash), "FWS",
                    "CWS", "ZWS"),
            Format.of("lnk", "application/x-ms-shortcut", () -> check(0, 78, Shortcuts::header),
                    "{4c0000000114020000000000c0000000}"),
            Format.of("pyc", "application/x-python-code", () -> check(0, 20, PythonCode::header), "{420d0d0a}",
                    "{550d0d0a}", "{610d0d0a}", "{6f0d0d0a}", "{a70d0d0a}", "{cb0d0d0a}", "{f30d0d0a}"));

    private Executables() {
    }

    private static List<Signature> mz() {
        List<Signature> all = new ArrayList<>();
        for (String pages : List.of("90", "80", "50", "00", "40", "60", "0a", "01", "78", "44", "93")) {
            all.add(Signature.of("MZ{" + pages + "}"));
        }
        return all;
    }

    private static Step dos(Piece p) {
        long header = p.u32le(60);
        if (header < 4 || header > Step.LONGEST_READ - 24) {
            return Step.NO;
        }
        long from = header < 64 ? 0 : header;
        int at = (int) (header - from);
        return check(from, at + 24, q -> q.has(at, "PE\0\0") ? portable(q, at, header) : Step.NO);
    }

    private static Step portable(Piece p, int at, long header) {
        int sections = p.u16le(at + 6);
        int optional = p.u16le(at + 20);
        if (sections == 0 || sections > 96 || optional < 72 || optional > 1024 || (p.u16le(at + 22) & 2) == 0) {
            return Step.NO;
        }
        long table = header + 24 + optional;
        return check(header, 24 + optional, q -> {
            int o = 24;
            int magic = q.u16le(o);
            if (magic != 0x10b && magic != 0x20b) {
                return Step.NO;
            }
            int directories = o + (magic == 0x10b ? 92 : 108);
            long count = optional >= directories - o + 4 ? q.u32le(directories) : 0;
            boolean signed = count > 4 && directories + 44 <= o + optional;
            long certificates = signed ? q.u32le(directories + 36) + q.u32le(directories + 40) : 0;
            long headers = q.u32le(o + 60);
            long symbols = q.u32le(12);
            long names = symbols == 0 ? 0 : symbols + 18 * q.u32le(16);
            return check(table, 40 * sections, s -> sections(s, Math.max(headers, certificates), certificates, names));
        });
    }

    /**
     * Ends behind the last section, the certificates or the symbols, whichever is later.
     *
     * @param names where the names of symbols are, 0 for none: their length is their first value
     */
    private static Step sections(Piece p, long known, long certificates, long names) {
        long end = known;
        for (int i = 0; i < p.length(); i += 40) {
            long size = p.u32le(i + 16);
            long offset = p.u32le(i + 20);
            if (size > 0 && offset > 0) {
                end = Math.max(end, offset + size);
            }
        }
        if (names >= end && end >= p.end()) {
            return peek(names, 4, q -> q.length() < 4 ? end(q.end())
                    : Format.filled(names + Math.max(4, q.u32le(0))));
        }
        return end < p.end() ? end(p.end()) : Overlay.behind(end, certificates);
    }

    private static Step elf(Piece p) {
        boolean wide = p.u8(4) == 2;
        boolean big = p.u8(5) == 2;
        int type = p.u16(16, big);
        if (p.u32(20, big) != 1 || type == 0 || type > 4 && type < 0xfe00) {
            return Step.NO;
        }
        long programs = wide ? p.length64(32, big) : p.u32(28, big);
        long sections = wide ? p.length64(40, big) : p.u32(32, big);
        int o = wide ? 52 : 40;
        int header = p.u16(o, big);
        int programSize = p.u16(o + 2, big);
        int programCount = p.u16(o + 4, big);
        int sectionSize = p.u16(o + 6, big);
        int sectionCount = p.u16(o + 8, big);
        boolean plausible = header == (wide ? 64 : 52) && (programCount == 0 || programSize == (wide ? 56 : 32))
                && (sectionCount == 0 || sectionSize == (wide ? 64 : 40)) && programCount <= 72
                && programCount + sectionCount > 0;
        if (!plausible) {
            return Step.NO;
        }
        long tableEnd = sectionCount == 0 ? 0 : sections + (long) sectionCount * sectionSize;
        if (programCount == 0 || programs < header || programs > 1 << 16) {
            return sectionCount == 0 || sections < header ? Step.NO
                    : elfSections(sections, sectionCount, tableEnd, wide, big);
        }
        return check(programs, programCount * programSize, q -> {
            long end = tableEnd;
            for (int i = 0; i < q.length(); i += programSize) {
                long segment = wide ? q.length64(i + 8, big) + q.length64(i + 32, big)
                        : q.u32(i + 4, big) + q.u32(i + 16, big);
                end = Math.max(end, q.u32(i, big) == 0 ? 0 : segment);
            }
            return sectionCount == 0 || sections < q.end() ? end(Math.max(end, q.end()))
                    : elfSections(sections, sectionCount, end, wide, big);
        });
    }

    /** A section may lie behind the table of sections. */
    private static Step elfSections(long at, int left, long known, boolean wide, boolean big) {
        int size = wide ? 64 : 40;
        int now = Math.min(left, Step.LONGEST_READ / size);
        return read(at, now * size, p -> {
            long end = Math.max(known, p.end());
            for (int i = 0; i < p.length(); i += size) {
                long type = p.u32(i + 4, big);
                long section = wide ? p.length64(i + 24, big) + p.length64(i + 32, big)
                        : p.u32(i + 16, big) + p.u32(i + 20, big);
                end = Math.max(end, type == 0 || type == 8 ? 0 : section);
            }
            return left == now ? end(end) : elfSections(p.end(), left - now, end, wide, big);
        });
    }

    private static Step machO(Piece p) {
        boolean big = p.u8(0) == 0xfe;
        boolean wide = p.u8(big ? 3 : 0) == 0xcf;
        long commands = p.u32(16, big);
        long bytes = p.u32(20, big);
        boolean plausible = p.u32(12, big) >= 1 && p.u32(12, big) <= 12 && commands > 0 && commands <= 1024
                && bytes >= 8 * commands && bytes <= 1 << 16;
        int header = wide ? 32 : 28;
        return plausible ? check(header, 8, q -> loadCommand(q, commands, header + bytes, header + bytes, big))
                : Step.NO;
    }

    private static Step loadCommand(Piece p, long left, long limit, long known, boolean big) {
        long kind = p.u32(0, big) & 0x7fff_ffffL;
        long size = p.u32(4, big);
        long next = p.at() + size;
        if (size < 8 || next > limit || kind == 0 || kind > 0x40) {
            return known == limit ? Step.NO : new Step.Broken(p.at());
        }
        int wanted = (int) Math.min(size, 64);
        return read(p.at(), wanted, q -> {
            long end = Math.max(known, switch ((int) kind) {
                case 1 -> q.u32(32, big) + q.u32(36, big);
                case 0x19 -> q.length64(40, big) + q.length64(48, big);
                case 2 -> q.u32(16, big) + q.u32(20, big);
                case 0x1d, 0x1e, 0x26, 0x29, 0x2b, 0x2e, 0x33, 0x34 -> q.u32(8, big) + q.u32(12, big);
                default -> 0;
            });
            return left == 1 ? end(Math.max(end, next))
                    : read(next, 8, r -> loadCommand(r, left - 1, limit, end, big));
        });
    }

    private static Step universal(Piece p) {
        int count = (int) p.u32(4);
        long[] ends = new long[1];
        return check(8, 20 * count, q -> {
            for (int i = 0; i < q.length(); i += 20) {
                long offset = q.u32(i + 8);
                long cpu = q.u32(i) & 0xff_ffffL;
                if (q.u32(i + 16) > 15 || offset < 28 || offset % (1L << q.u32(i + 16)) != 0 || cpu == 0 || cpu > 18) {
                    return Step.NO;
                }
                ends[0] = Math.max(ends[0], offset + q.u32(i + 12));
            }
            return end(ends[0]);
        });
    }

    private static Step dex(Piece p) {
        return p.u8(7) == 0 && p.u32le(36) == 112 && (p.u32le(40) == 0x12345678L || p.u32le(40) == 0x78563412L)
                && p.u32le(32) >= 112 ? end(p.u32le(32)) : Step.NO;
    }

    /** Sections stand in a fixed order, custom ones (number 0) between them. @param last place of the one before */
    private static Step wasm(long at, int last) {
        return peek(at, 6, p -> {
            int length = 1;
            while (length < p.length() && length < 6 && p.u8(length) >= 0x80) {
                length++;
            }
            if (length >= p.length() || length == 6) {
                return end(p.at());
            }
            int id = p.u8(0);
            // tags stand before globals, the count of data before the code
            int place = id == 12 ? 19 : id == 13 ? 11 : 2 * id;
            long size = new Cursor(p, 1).vint();
            boolean order = id == 0 || id <= 13 && place > last;
            return order && size > 0 && size <= 0xffff_ffffL ? wasm(p.at() + length + 1 + size,
                    Math.max(last, place)) : end(p.at());
        });
    }

    private static Step flash(Piece p) {
        long length = p.u32le(4);
        if (length < 21 || length > 1 << 28 || p.u8(3) == 0 || p.u8(3) > 50) {
            return Step.NO;
        }
        return switch (p.u8(0)) {
            case 'F' -> (p.u8(8) & 7) == 0 && p.u8(8) >> 3 > 8 ? end(length) : Step.NO;
            case 'C' -> (p.u8(8) & 15) == 8 && p.u16(8) % 31 == 0 ? Compressed.deflated(8) : Step.NO;
            default -> p.u32le(8) < length ? end(17 + p.u32le(8)) : Step.NO;
        };
    }
}
