package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.find;
import static org.netrospect.carving.extent.Step.read;

import java.util.List;
import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Search;
import org.netrospect.carving.extent.Step;
import org.netrospect.core.bytes.MalformedInput;

/** Pictures. */
final class Images {
    static final List<Format> ALL = List.of(
            Format.of("png", "image/png", () -> check(8, 25, Images::pngHeader), "{89}PNG{0d0a1a0a}"),
            Format.of("jpg", "image/jpeg", () -> check(2, 4, p -> jpegMarker(p, 0)), "{ffd8ff}"),
            Format.of("gif", "image/gif", () -> check(6, 8, Images::gifHeader), "GIF87a", "GIF89a"),
            Format.of("psd", "image/vnd.adobe.photoshop", () -> check(0, 30, Images::psdHeader), "8BPS{0001}",
                    "8BPS{0002}"),
            Format.of("ico", "image/vnd.microsoft.icon", () -> check(0, 22, Images::icoHeader), "{000001000100}",
                    "{000001000200}", "{000001000300}", "{000001000400}", "{000001000500}", "{000001000600}",
                    "{000001000700}", "{000001000800}", "{000001000900}", "{000001000a00}", "{000001000c00}"),
            new Format("bmp", "image/bmp", List.of(Signature.at(6, "{00000000360000002800}"),
                    Signature.at(6, "{00000000360400002800}"), Signature.at(6, "{000000003e0000002800}"),
                    Signature.at(6, "{00000000760000002800}"), Signature.at(6, "{000000008a0000007c00}"),
                    Signature.at(6, "{000000007a0000006c00}"), Signature.at(6, "{00000000460000003800}")),
                    Format.LARGEST, () -> check(0, 30, Images::bmpHeader)),
            Format.of("djvu", "image/vnd.djvu", () -> check(0, 16, Images::djvu), "AT&TFORM"),
            Format.of("jp2", "image/jp2", () -> check(12, 8, p -> p.has(4, "ftyp") ? Boxes.box(p, true) : Step.NO),
                    "{0000000c}jP  {0d0a870a}"),
            Format.of("emf", "image/emf", () -> check(0, 52, Images::emf), "{010000006c000000}", "{0100000064000000}",
                    "{0100000058000000}"));

    private Images() {
    }

    private static Step pngHeader(Piece p) {
        boolean header = p.u32(0) == 13 && p.has(4, "IHDR") && p.u32(8) != 0 && p.u32(12) != 0 && p.u8(16) <= 16
                && p.u8(17) <= 6 && p.u8(18) == 0 && p.u8(19) == 0 && p.u8(20) <= 1;
        return header ? read(p.end(), 8, Images::pngChunk) : Step.NO;
    }

    private static Step pngChunk(Piece p) {
        long length = p.u32(0);
        for (int i = 4; i < 8; i++) {
            int letter = p.u8(i) | 0x20;
            if (letter < 'a' || letter > 'z') {
                return new Step.Broken(p.at());
            }
        }
        long next = p.end() + length + 4;
        return p.has(4, "IEND") ? end(next) : read(next, 8, Images::pngChunk);
    }

    /** Markers of ITU T.81 annex B. Certain after two segments or a frame header. */
    private static Step jpegMarker(Piece p, int segments) {
        int marker = p.u8(1);
        if (p.u8(0) != 0xff) {
            return broken(p, segments);
        }
        if (marker == 0xff) {
            return next(p.at() + 1, segments);
        }
        if (marker == 0xd9 && segments > 1) {
            return end(p.at() + 2);
        }
        boolean segment = marker >= 0xc0 && marker <= 0xfe && (marker < 0xd0 || marker > 0xd9);
        int length = p.u16(2);
        if (!segment || length < 2) {
            return broken(p, segments);
        }
        long behind = p.at() + 2 + length;
        if (marker == 0xda) {
            return segments > 1 ? scan(behind, segments) : Step.NO;
        }
        return next(behind, segments + 1);
    }

    private static Step broken(Piece p, int segments) {
        return segments > 1 ? new Step.Broken(p.at()) : Step.NO;
    }

    private static Step next(long at, int segments) {
        Step.Then then = p -> jpegMarker(p, segments);
        return segments > 1 ? new Step.Read(at, 4, 2, p -> jpegEnd(p, segments), true) : check(at, 4, then);
    }

    /** The last marker has no length behind it. */
    private static Step jpegEnd(Piece p, int segments) {
        return p.u8(0) == 0xff && p.u8(1) == 0xd9 ? end(p.at() + 2) : jpegMarker(p, segments);
    }

    private static Step scan(long at, int segments) {
        JpegScan scan = new JpegScan();
        return find(at, scan, p -> scan.marker == 0xd9 ? end(p.at())
                : read(p.at(), 2, length -> length.u16(0) < 2 ? new Step.Broken(p.at())
                        : scan.marker == 0xda ? scan(p.at() + length.u16(0), segments)
                                : next(p.at() + length.u16(0), segments)));
    }

    /** Finds the end of entropy-coded data: a marker that is no restart. */
    private static final class JpegScan implements Search {
        private boolean escape;
        private int marker;

        @Override
        public int find(byte[] bytes, int from, int to) {
            for (int i = from; i < to; i++) {
                int b = bytes[i] & 0xff;
                if (escape && b >= 0xc0 && b != 0xff && (b < 0xd0 || b > 0xd7)) {
                    marker = b;
                    return i + 1;
                }
                escape = b == 0xff;
            }
            return -1;
        }
    }

    private static Step gifHeader(Piece p) {
        int width = p.u16le(0);
        int height = p.u16le(2);
        if (width == 0 || height == 0) {
            return Step.NO;
        }
        return check(13 + colours(p.u8(4)), 1, b -> gifBlock(b, false));
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static Step gifBlock(Piece p, boolean proven) {
        return switch (p.u8(0)) {
            case 0x3b -> proven ? end(p.at() + 1) : Step.NO;
            case 0x21 -> read(p.at() + 2, 1, Images::gifData);
            case 0x2c -> read(p.at() + 9, 1, flags -> read(flags.at() + 1 + colours(flags.u8(0)), 1,
                    code -> code.u8(0) > 0 && code.u8(0) < 12 ? read(code.end(), 1, Images::gifData)
                            : new Step.Broken(code.at())));
            default -> throw new MalformedInput("no GIF block");
        };
    }

    private static Step gifData(Piece p) {
        int length = p.u8(0);
        return length == 0 ? read(p.end(), 1, b -> gifBlock(b, true)) : read(p.end() + length, 1, Images::gifData);
    }

    private static Step psdHeader(Piece p) {
        boolean big = p.u16(4) == 2;
        int channels = p.u16(12);
        int depth = p.u16(22);
        boolean header = p.u32(6) == 0 && p.u16(10) == 0 && channels > 0 && channels <= 56
                && (depth == 1 || depth == 8 || depth == 16 || depth == 32) && p.u16(24) <= 9;
        long rows = p.u32(14) * channels;
        long raw = rows * ((p.u32(18) * depth + 7) / 8);
        if (!header || p.u32(14) > 300_000 || p.u32(18) > 300_000) {
            return Step.NO;
        }
        return read(30 + p.u32(26), 4, resources -> read(resources.end() + resources.u32(0), big ? 8 : 4,
                layers -> read(layers.end() + (big ? layers.length64(0, true) : layers.u32(0)), 2,
                        image -> switch (image.u16(0)) {
                            case 0 -> end(image.end() + raw);
                            case 1 -> packed(image.end(), rows, 0, big ? 4 : 2);
                            default -> new Step.Broken(image.at());
                        })));
    }

    /** Rows packed with PackBits: their lengths stand before them. */
    private static Step packed(long at, long rows, long sum, int width) {
        if (rows == 0) {
            return end(at + sum);
        }
        int now = (int) Math.min(rows, Step.LONGEST_READ / width);
        return read(at, now * width, p -> {
            long total = sum;
            for (int i = 0; i < now; i++) {
                total += width == 2 ? p.u16(2 * i) : p.u32(4 * i);
            }
            return packed(p.end(), rows - now, total, width);
        });
    }

    private static Step icoHeader(Piece first) {
        int count = first.u16le(4);
        return check(6, 16 * count, p -> {
            long end = p.end();
            for (int i = 0; i < 16 * count; i += 16) {
                long size = p.u32le(i + 8);
                long offset = p.u32le(i + 12);
                boolean plausible = p.u8(i + 3) == 0 && p.u16le(i + 4) <= 1 && p.u16le(i + 6) <= 32 && size >= 40
                        && size < 1 << 22 && offset >= p.end() && offset < 1 << 24;
                if (!plausible) {
                    return Step.NO;
                }
                end = Math.max(end, offset + size);
            }
            long last = end;
            return check(p.u32le(12), 4, image -> image.u32le(0) == 40 || image.has(1, "PNG") ? end(last)
                    : Step.NO);
        });
    }

    private static Step bmpHeader(Piece p) {
        long size = p.u32le(2);
        long offset = p.u32le(10);
        int bits = p.u16le(28);
        boolean header = p.has(0, "BM") && size > offset && offset >= 26 && p.u16le(26) == 1
                && (bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32);
        return header ? end(size) : Step.NO;
    }

    private static Step djvu(Piece p) {
        return p.has(12, "DJV") ? end(12 + p.u32(8)) : Step.NO;
    }

    private static Step emf(Piece p) {
        return p.has(40, " EMF") && p.u32le(48) >= p.u32le(4) && p.u32le(48) % 4 == 0 ? end(p.u32le(48)) : Step.NO;
    }
}
