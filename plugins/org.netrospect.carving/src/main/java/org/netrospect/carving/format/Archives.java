package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.peek;
import static org.netrospect.carving.extent.Step.read;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Step;
import org.netrospect.core.bytes.MalformedInput;

/** Archives other than ZIP. */
final class Archives {
    static final List<Format> ALL = List.of(
            Format.of("7z", "application/x-7z-compressed", () -> check(0, 32, Archives::seven), "7z{bcaf271c}"),
            Format.of("rar", "application/x-rar-compressed", () -> check(7, 7, p -> rar4(p, true)),
                    "Rar!{1a0700}"),
            Format.of("rar", "application/x-rar-compressed", () -> check(8, 16, p -> rar5(p, true)),
                    "Rar!{1a070100}"),
            Format.of("cab", "application/vnd.ms-cab-compressed", () -> check(0, 36, Archives::cabinet),
                    "MSCF{00000000}"),
            new Format("tar", "application/x-tar", List.of(Signature.at(257, "ustar{0030}"),
                    Signature.at(257, "ustar{2020}")), Format.LARGEST, () -> check(0, 512, p -> tar(p, 0))),
            new Format("arj", "application/x-arj", arjSignatures(), Format.LARGEST, () -> check(0, 40, Archives::arj)),
            new Format("lzh", "application/x-lzh-compressed", List.of(Signature.at(2, "-lh0-"),
                    Signature.at(2, "-lh1-"), Signature.at(2, "-lh5-"), Signature.at(2, "-lh6-"),
                    Signature.at(2, "-lh7-"), Signature.at(2, "-lhd-")), Format.LARGEST,
                    () -> check(0, 24, p -> lzh(p, true))),
            Format.of("ar", "application/x-archive", () -> check(8, 60, p -> ar(p, true)), "!<arch>{0a}"),
            Format.of("cpio", "application/x-cpio", () -> check(0, 110, p -> Cpio.portable(p, true)), "070701",
                    "070702"),
            Format.of("cpio", "application/x-cpio", () -> check(0, 76, p -> Cpio.octal(p, true)), "070707"),
            Format.of("rpm", "application/x-rpm", () -> check(96, 16, Archives::rpm), "{edabeedb0300}"),
            Format.of("wim", "application/x-ms-wim", () -> check(0, 208, Archives::wim), "MSWIM{000000d0000000}"),
            Format.of("xar", "application/x-xar", () -> check(0, 28, Archives::xar), "xar!{001c0001}"),
            new Format("iso", "application/x-iso9660-image", List.of(Signature.atStart("{00000000000000000000}"),
                    Signature.atStart("E{5208}")), Format.LARGEST * 4, () -> check(32_768, 132, Archives::iso)));

    private Archives() {
    }

    private static Step seven(Piece p) {
        CRC32 crc = new CRC32();
        crc.update(p.bytes().bytes(12, 20));
        return crc.getValue() == p.u32le(8) ? end(32 + p.length64(12, false) + p.length64(20, false)) : Step.NO;
    }

    private static Step rar4(Piece p, boolean first) {
        int type = p.length() < 7 ? 0 : p.u8(2);
        if (first && type != 0x73) {
            return Step.NO;
        }
        if (type < 0x72 || type > 0x7b) {
            return end(p.at());
        }
        int flags = p.u16le(3);
        int header = p.u16le(5);
        if (header < 7) {
            return new Step.Broken(p.at());
        }
        if (type == 0x7b) {
            return end(p.at() + header);
        }
        boolean data = (flags & 0x8000) != 0 || type == 0x74 || type == 0x7a;
        if (!data) {
            return peek(p.at() + header, 7, q -> rar4(q, false));
        }
        boolean large = type == 0x74 && (flags & 0x100) != 0;
        return read(p.at(), large ? 36 : 11, q -> peek(q.at() + header + q.u32le(7)
                + (large ? q.u32le(32) << 32 & Long.MAX_VALUE / 2 : 0), 7, next -> rar4(next, false)));
    }

    private static Step rar5(Piece p, boolean first) {
        Cursor at = new Cursor(p, 4);
        long size = at.vint();
        int body = at.index();
        long type = at.vint();
        long flags = at.vint();
        if (type < 1 || type > 5 || size > 1 << 21 || first && type != 1 && type != 4) {
            return first ? Step.NO : new Step.Broken(p.at());
        }
        if ((flags & 1) != 0) {
            at.vint();
        }
        long data = (flags & 2) != 0 ? at.vint() : 0;
        long next = p.at() + body + size + data;
        return type == 5 ? end(p.at() + body + size)
                : new Step.Read(next, 40, 8, q -> rar5(q, false), true);
    }

    private static Step cabinet(Piece p) {
        long size = p.u32le(8);
        boolean header = p.u32le(12) == 0 && p.u32le(20) == 0 && p.u32le(16) < size && p.u8(25) == 1
                && p.u8(24) <= 4 && p.u16le(26) > 0 && p.u16le(28) > 0;
        if (!header) {
            return Step.NO;
        }
        // a signature stands behind a cabinet that says where in its reserve
        return (p.u16le(30) & 4) != 0 && size >= 60 ? read(36, 24, q -> {
            long signature = q.u16le(0) >= 20 && q.u32le(8) == size ? q.u32le(12) : 0;
            return end(size + signature);
        }) : end(size);
    }

    private static Step tar(Piece p, int entries) {
        if (p.length() < 512) {
            return end(p.end());
        }
        boolean empty = true;
        long sum = 8 * 0x20;
        for (int i = 0; i < 512; i++) {
            empty &= p.u8(i) == 0;
            sum += i >= 148 && i < 156 ? 0 : p.u8(i);
        }
        if (empty) {
            return entries > 0 ? peek(p.end(), 512, Archives::padding) : Step.NO;
        }
        if (octal(p, 148, 8) != sum) {
            return entries > 0 ? end(p.at()) : Step.NO;
        }
        long size = p.u8(124) >= 0x80 ? p.length64(128, true) : octal(p, 124, 12);
        return peek(p.end() + (size + 511) / 512 * 512, 512, q -> tar(q, entries + 1));
    }

    /** Blocks of zeros up to the next multiple of 10 KB. */
    private static Step padding(Piece p) {
        for (int i = 0; i < p.length(); i++) {
            if (p.u8(i) != 0) {
                return end(p.at());
            }
        }
        return p.length() < 512 || p.end() % 10_240 == 0 ? end(p.end()) : peek(p.end(), 512, Archives::padding);
    }

    private static long octal(Piece p, int offset, int length) {
        long value = 0;
        for (int i = offset; i < offset + length; i++) {
            int c = p.u8(i);
            if (c >= '0' && c <= '7') {
                value = value << 3 | c - '0';
            } else if (c != ' ' || value != 0) {
                break;
            }
        }
        return value & Long.MAX_VALUE / 4;
    }

    /** Headers with a name of up to 40 bytes. */
    private static List<Signature> arjSignatures() {
        return IntStream.rangeClosed(0x25, 0x50)
                .mapToObj(size -> Signature.of(String.format(Locale.ROOT, "{60ea%02x00}", size))).toList();
    }

    private static Step arj(Piece p) {
        int size = p.u16le(2);
        boolean header = p.u8(4) >= 30 && p.u8(4) <= size && p.u8(10) == 2 && p.u8(7) <= 12 && p.u8(5) <= 20;
        return header ? check(4 + size + 4, 2, q -> arjExtended(q, Archives::arjEntry, 0)) : Step.NO;
    }

    private static Step arjExtended(Piece p, Step.Then then, long data) {
        int size = p.u16le(0);
        return size == 0 ? read(p.end() + data, 4, then)
                : read(p.end() + size + 4, 2, q -> arjExtended(q, then, data));
    }

    private static Step arjEntry(Piece p) {
        int size = p.u16le(2);
        if (p.u16le(0) != 0xea60) {
            return new Step.Broken(p.at());
        }
        if (size == 0) {
            return end(p.end());
        }
        return read(p.at(), 24, q -> {
            long data = q.u32le(16);
            return read(q.at() + 4 + size + 4, 2, e -> arjExtended(e, Archives::arjEntry, data));
        });
    }

    private static Step lzh(Piece p, boolean first) {
        if (!first && (p.length() == 0 || p.u8(0) == 0)) {
            return end(Math.min(p.at() + 1, p.end()));
        }
        boolean method = p.has(2, "-lh") && p.u8(6) == '-';
        int level = p.u8(20);
        if (!method || level > 2) {
            return first ? Step.NO : end(p.at());
        }
        long packed = p.u32le(7);
        long header = level == 2 ? p.u16le(0) : 2 + p.u8(0);
        if (header < 22 || first && p.u32le(11) == 0 && packed > 0) {
            return first ? Step.NO : end(p.at());
        }
        return new Step.Read(p.at() + header + packed, 24, 0, q -> lzh(q, false), true);
    }

    private static Step ar(Piece p, boolean first) {
        if (p.length() < 60 || !p.has(58, "`\n")) {
            return first ? Step.NO : end(p.at());
        }
        String size = p.text(48, 10).strip();
        if (!size.matches("\\d{1,10}")) {
            throw new MalformedInput("an ar member has no size");
        }
        long length = Long.parseLong(size);
        return peek(p.end() + length + (length & 1), 60, q -> ar(q, false));
    }

    /** Signature header, header, and a compressed cpio whose length the signature header says (tag 1000). */
    private static Step rpm(Piece p) {
        if (p.u32(0) != 0x8eade801L) {
            return Step.NO;
        }
        int entries = (int) Math.min(p.u32(8), 200);
        long store = p.u32(12);
        return read(p.end(), 16 * entries, index -> {
            long data = index.end();
            long header = (data + store + 7) / 8 * 8;
            for (int i = 0; i < 16 * entries; i += 16) {
                if (index.u32(i) == 1000 && index.u32(i + 4) == 4) {
                    return read(data + index.u32(i + 8), 4, size -> end(header + size.u32(0)));
                }
            }
            return new Step.Broken(index.end());
        });
    }

    private static Step wim(Piece p) {
        long end = 0;
        for (int i : new int[] {48, 72, 96, 124}) {
            end = Math.max(end, p.length64(i + 8, false) + (p.length64(i, false) & 0xff_ffff_ffff_ffffL));
        }
        return end > 208 ? end(end) : Step.NO;
    }

    /** The heap's length stands in the compressed table of contents only. */
    private static Step xar(Piece p) {
        long toc = p.length64(8, true);
        return toc > 0 && toc < 1 << 26 && p.u32(24) <= 4 ? Format.open() : Step.NO;
    }

    private static Step iso(Piece p) {
        boolean descriptor = p.u8(0) == 1 && p.has(1, "CD001") && p.u8(6) == 1;
        long blocks = p.u32le(80);
        int size = p.u16le(128);
        return descriptor && blocks > 16 && (size == 512 || size == 1024 || size == 2048) && blocks == p.u32(84)
                ? end(blocks * size) : Step.NO;
    }
}
