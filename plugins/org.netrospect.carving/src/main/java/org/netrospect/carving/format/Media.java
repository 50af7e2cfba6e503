package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.peek;
import static org.netrospect.carving.extent.Step.read;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Step;

/** Sound and film in containers. */
final class Media {
    static final List<Format> ALL = List.of(
            riff("wav", "audio/vnd.wave", "WAVE"),
            riff("avi", "video/x-msvideo", "AVI "),
            riff("webp", "image/webp", "WEBP"),
            riff("ani", "application/x-navi-animation", "ACON"),
            riff("rmi", "audio/midi", "RMID"),
            iff("aiff", "audio/x-aiff", "AIFF"),
            iff("aifc", "audio/x-aiff", "AIFC"),
            iff("8svx", "audio/x-8svx", "8SVX"),
            iff("ilbm", "image/x-ilbm", "ILBM"),
            Format.of("ogg", "audio/ogg", () -> check(0, 27, p -> oggPage(p, 0)), "OggS{0002}"),
            Format.of("midi", "audio/midi", () -> check(0, 22, Media::midi), "MThd{00000006}"),
            Format.of("flv", "video/x-flv", () -> check(0, 24, Media::flv), "FLV{0101}", "FLV{0104}", "FLV{0105}"),
            Format.of("au", "audio/basic", () -> check(0, 24, Media::au), ".snd{0000}"),
            Format.of("asf", "video/x-ms-asf", () -> check(0, 30, Media::asfHeader),
                    "{3026b2758e66cf11a6d900aa0062ce6c}"),
            Format.of("rm", "application/vnd.rn-realmedia", () -> check(0, 18, Media::realHeader), ".RMF{000000}"),
            Format.of("amr", "audio/amr", () -> check(6, 1, p -> amr(p, 0)), "#!AMR{0a}"));

    private static final Set<String> REAL = Set.of("PROP", "CONT", "MDPR", "DATA", "INDX", "RMMD", "RMJD", "RJMD");
    private static final int[] AMR_FRAME = {13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1};

    private Media() {
    }

    private static Format riff(String name, String type, String form) {
        Supplier<Step> begin = () -> check(0, 20, p -> p.has(0, "RIFF") && fourLetters(p, 12)
                && p.u32le(4) >= 12 && p.u32le(16) <= p.u32le(4) ? end(8 + p.u32le(4)) : Step.NO);
        return new Format(name, type, List.of(Signature.at(8, form)), Format.LARGEST + 8, begin);
    }

    private static Format iff(String name, String type, String form) {
        Supplier<Step> begin = () -> check(0, 20, p -> p.has(0, "FORM") && fourLetters(p, 12)
                && p.u32(16) <= p.u32(4) ? end(8 + p.u32(4)) : Step.NO);
        return new Format(name, type, List.of(Signature.at(8, form)), Format.LARGEST + 8, begin);
    }

    private static boolean fourLetters(Piece p, int offset) {
        for (int i = offset; i < offset + 4; i++) {
            if (p.u8(i) < 0x20 || p.u8(i) > 0x7e) {
                return false;
            }
        }
        return true;
    }

    /** Pages of RFC 3533; the file ends where no page follows one that ends a stream. */
    private static Step oggPage(Piece p, int pages) {
        if (p.length() < 27 || !p.has(0, "OggS") || p.u8(4) != 0) {
            return pages == 0 ? Step.NO : end(p.at());
        }
        int segments = p.u8(26);
        Step.Then body = table -> {
            long length = 0;
            for (int i = 0; i < segments; i++) {
                length += table.u8(i);
            }
            return peek(table.end() + length, 27, next -> oggPage(next, pages + 1));
        };
        return pages == 0 ? check(p.end(), segments, body) : read(p.end(), segments, body);
    }

    private static Step midi(Piece p) {
        int tracks = p.u16(10);
        return p.u16(8) <= 2 && tracks > 0 && p.has(14, "MTrk") ? midiTrack(14, tracks) : Step.NO;
    }

    private static Step midiTrack(long at, int left) {
        return left == 0 ? end(at) : read(at, 8, p -> p.has(0, "MTrk") ? midiTrack(p.end() + p.u32(4), left - 1)
                : new Step.Broken(p.at()));
    }

    private static Step flv(Piece p) {
        return p.u32(5) == 9 && p.u32(9) == 0 && flvTag(p.u8(13)) && p.bytes().u24(21) == 0
                ? peek(13, 11, q -> flvTag(q, 0)) : Step.NO;
    }

    private static boolean flvTag(int type) {
        return type == 8 || type == 9 || type == 18;
    }

    private static Step flvTag(Piece p, long before) {
        if (p.length() < 11 || !flvTag(p.u8(0)) || p.bytes().u24(8) != 0) {
            return end(p.at());
        }
        int length = p.bytes().u24(1);
        return read(p.end() + length, 4, size -> size.u32(0) == length + 11
                ? peek(size.end(), 11, q -> flvTag(q, before + 1)) : new Step.Broken(size.at()));
    }

    private static Step au(Piece p) {
        long offset = p.u32(4);
        long size = p.u32(8);
        boolean header = offset >= 24 && offset < 1 << 16 && p.u32(12) >= 1 && p.u32(12) <= 27 && p.u32(16) >= 1000
                && p.u32(16) <= 400_000 && p.u32(20) >= 1 && p.u32(20) <= 64;
        if (!header) {
            return Step.NO;
        }
        return size == 0xffff_ffffL ? Format.open() : end(offset + size);
    }

    private static Step asfHeader(Piece p) {
        long length = p.length64(16, false);
        return length >= 30 && length < 1 << 24 && p.u8(28) == 1 && p.u8(29) == 2
                ? peek(length, 24, Media::asfObject) : Step.NO;
    }

    /** Data and indexes follow the header, their GUIDs all end with the same node. */
    private static Step asfObject(Piece p) {
        if (p.length() < 24) {
            return end(p.at());
        }
        long first = p.u32(0);
        boolean known = first == 0x3626b275L || first == 0x90080033L || first == 0xd329e2d6L || first == 0xf803b1feL
                || first == 0xfeb103f8L || first == 0xd03fb73cL;
        return known && p.length64(16, false) >= 24 ? peek(p.at() + p.length64(16, false), 24, Media::asfObject)
                : end(p.at());
    }

    private static Step realHeader(Piece p) {
        long length = p.u32(4);
        return length >= 18 && length < 256 ? check(length, 8, q -> REAL.contains(q.text(0, 4)) ? real(q) : Step.NO)
                : Step.NO;
    }

    private static Step real(Piece p) {
        return p.length() < 8 || !REAL.contains(p.text(0, 4)) || p.u32(4) < 8 ? end(p.at())
                : peek(p.at() + p.u32(4), 8, Media::real);
    }

    /** Frames of RFC 4867 section 5.3. */
    private static Step amr(Piece p, int frames) {
        int type = p.length() == 0 ? 9 : p.u8(0) >> 3 & 15;
        int length = AMR_FRAME[type];
        if (length == 0 || (p.u8(0) & 0x83) != 0) {
            return frames > 4 ? end(p.at()) : Step.NO;
        }
        long next = p.at() + length;
        return frames < 4 ? check(next, 1, q -> amr(q, frames + 1)) : peek(next, 1, q -> amr(q, frames + 1));
    }
}
