package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.find;
import static org.netrospect.carving.extent.Step.peek;
import static org.netrospect.carving.extent.Step.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Step;
import org.netrospect.core.bytes.MalformedInput;

/** Sound and film in frames or elements without a length over all. */
final class Frames {
    static final List<Format> ALL = List.of(
            new Format("mp3", "audio/mpeg", mp3(), Format.LARGEST, () -> check(0, 4, Frames::mp3First)),
            Format.of("mp3", "audio/mpeg", () -> check(0, 10, Frames::id3), "ID3{0200}", "ID3{0300}", "ID3{0400}"),
            new Format("aac", "audio/aac", List.of(Signature.atStart("{fff150}"), Signature.atStart("{fff14c}"),
                    Signature.atStart("{fff15c}"), Signature.atStart("{fff160}"), Signature.atStart("{fff950}"),
                    Signature.atStart("{fff94c}")), Format.LARGEST, () -> check(0, 7, p -> adts(p, 0))),
            Format.of("flac", "audio/flac", () -> check(4, 38, Frames::flac), "fLaC{00000022}", "fLaC{80000022}"),
            Format.of("mkv", "video/x-matroska", () -> check(4, 8, Frames::ebml), "{1a45dfa3}"),
            new Format("ts", "video/mp2t", List.of(Signature.atStart("{474000}"), Signature.atStart("{474011}"),
                    Signature.atStart("{475000}")), Format.LARGEST, () -> check(0, 188, p -> transport(p, 0))),
            Format.of("mpg", "video/mpeg", () -> check(0, 18, Frames::program), "{000001ba21}", "{000001ba44}"));

    private static final int[] RATES_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] RATES_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] SAMPLES = {44100, 48000, 32000};
    /** Frames in a row by which raw frames are believed. */
    private static final int BELIEVED = 4;

    private Frames() {
    }

    private static List<Signature> mp3() {
        List<Signature> all = new ArrayList<>();
        for (String rate : List.of("90", "92", "94", "a0", "a2", "b0", "b2", "c0", "c2", "d0", "e0", "e2", "50", "60",
                "70", "80", "82")) {
            all.add(Signature.atStart("{fffb" + rate + "}"));
            all.add(Signature.atStart("{fff3" + rate + "}"));
        }
        return all;
    }

    /** Length of a frame of layer III, header included; none if it is no header. */
    private static Optional<Integer> mp3Length(Piece p, int offset) {
        int head = (int) p.u32(offset);
        int version = head >> 19 & 3;
        int rate = head >> 12 & 15;
        int sample = head >> 10 & 3;
        if (head >>> 21 != 0x7ff || version == 1 || (head >> 17 & 3) != 1 || rate == 0 || rate == 15 || sample == 3) {
            return Optional.empty();
        }
        int padding = head >> 9 & 1;
        return Optional.of(version == 3 ? 144_000 * RATES_1[rate] / SAMPLES[sample] + padding
                : 72_000 * RATES_2[rate] / (SAMPLES[sample] / (version == 2 ? 2 : 4)) + padding);
    }

    private static Step mp3First(Piece p) {
        return mp3Length(p, 0).map(n -> check(0, n + 4, first -> mp3Length(first, n).isPresent()
                ? check(n, 4, q -> mp3(q, 1)) : Step.NO)).orElse(Step.NO);
    }

    private static Step mp3(Piece p, int frames) {
        if (p.length() < 4) {
            return end(p.at());
        }
        if (frames >= BELIEVED && p.has(0, "TAG")) {
            return end(p.at() + 128);
        }
        Optional<Integer> length = mp3Length(p, 0);
        if (length.isEmpty()) {
            return frames >= BELIEVED ? end(p.at()) : Step.NO;
        }
        long next = p.at() + length.get();
        return frames < BELIEVED ? check(next, 4, q -> mp3(q, frames + 1)) : peek(next, 4, q -> mp3(q, frames));
    }

    private static Step id3(Piece p) {
        int size = 0;
        for (int i = 6; i < 10; i++) {
            if (p.u8(i) > 127) {
                return Step.NO;
            }
            size = size << 7 | p.u8(i);
        }
        return peek(10L + size, 4, q -> mp3(q, BELIEVED));
    }

    private static Step adts(Piece p, int frames) {
        boolean frame = p.length() == 7 && p.u16(0) >> 4 == 0xfff && (p.u8(1) & 6) == 0 && (p.u8(2) >> 2 & 15) < 13;
        int length = frame ? (p.u8(3) & 3) << 11 | p.u8(4) << 3 | p.u8(5) >> 5 : 0;
        if (length < 7) {
            return frames >= BELIEVED ? end(p.at()) : Step.NO;
        }
        long next = p.at() + length;
        return frames < BELIEVED ? check(next, 7, q -> adts(q, frames + 1)) : peek(next, 7, q -> adts(q, frames));
    }

    private static Step flac(Piece p) {
        int sampleRate = p.bytes().u24(14) >> 4;
        if (p.u16(4) < 16 || p.u16(4) > p.u16(6) || sampleRate == 0 || sampleRate > 655_350) {
            return Step.NO;
        }
        long samples = p.bytes().i64(14) & (1L << 36) - 1;
        int block = p.u16(4) == p.u16(6) ? p.u16(4) : 0;
        FlacFrames frames = new FlacFrames(samples, block, p.bytes().u24(8), p.bytes().u24(11));
        return (p.u8(0) & 0x80) != 0 ? flacFrames(42, frames) : read(42, 4, q -> flacBlock(q, frames));
    }

    private static Step flacBlock(Piece p, FlacFrames frames) {
        if ((p.u8(0) & 0x7f) > 6) {
            return new Step.Broken(p.at());
        }
        long next = p.end() + p.bytes().u24(1);
        return (p.u8(0) & 0x80) != 0 ? flacFrames(next, frames) : read(next, 4, q -> flacBlock(q, frames));
    }

    private static Step flacFrames(long at, FlacFrames frames) {
        return find(at, frames, p -> end(p.at()));
    }

    /** An EBML number with its marker taken off. @return value and the bytes it has */
    private static long[] number(Piece p, int offset) {
        int first = p.u8(offset);
        int length = Integer.numberOfLeadingZeros(first) - 23;
        if (first == 0) {
            throw new MalformedInput("an EBML number has more than 8 bytes");
        }
        long value = first & 0x7f >> length - 1;
        boolean unknown = value == 0x7f >> length - 1;
        for (int i = 1; i < length; i++) {
            value = value << 8 | p.u8(offset + i);
            unknown &= p.u8(offset + i) == 0xff;
        }
        return new long[] {unknown ? -1 : value, length};
    }

    private static Step ebml(Piece p) {
        long[] size = number(p, 0);
        return size[0] < 8 || size[0] > 1024 ? Step.NO : check(4 + size[1] + size[0], 12, q -> {
            if (q.u32(0) != 0x18538067L) {
                return Step.NO;
            }
            long[] segment = number(q, 4);
            long body = q.at() + 4 + segment[1];
            return segment[0] >= 0 ? end(body + segment[0]) : peek(body, 12, Frames::cluster);
        });
    }

    /** Elements of a segment of unknown size, as live streams have them. */
    private static Step cluster(Piece p) {
        if (p.length() < 12 || p.u8(0) == 0) {
            return end(p.at());
        }
        int idLength = Integer.numberOfLeadingZeros(p.u8(0)) - 23;
        if (idLength > 4) {
            return end(p.at());
        }
        long[] size = number(p, idLength);
        long body = p.at() + idLength + size[1];
        return peek(size[0] < 0 ? body : body + size[0], 12, Frames::cluster);
    }

    private static Step transport(Piece p, int packets) {
        boolean packet = p.length() == 188 && p.u8(0) == 0x47 && (p.u8(1) & 0x80) == 0 && (p.u8(3) & 0x30) != 0;
        if (!packet) {
            return packets > BELIEVED ? end(p.at()) : Step.NO;
        }
        return packets < BELIEVED ? check(p.end(), 188, q -> transport(q, packets + 1))
                : peek(p.end(), 188, q -> transport(q, packets + 1));
    }

    private static Step program(Piece p) {
        int header = p.u8(4) >> 6 == 1 ? 14 + (p.u8(13) & 7) : 12;
        return check(header, 6, q -> pack(q, 0));
    }

    private static Step pack(Piece p, int packets) {
        boolean start = p.length() == 6 && p.bytes().u24(0) == 1 && p.u8(3) >= 0xb9;
        if (!start) {
            return packets > BELIEVED ? end(p.at()) : Step.NO;
        }
        if (p.u8(3) == 0xb9) {
            return end(p.at() + 4);
        }
        if (p.u8(3) == 0xba) {
            return read(p.at(), 14, q -> peek(q.at() + (q.u8(4) >> 6 == 1 ? 14 + (q.u8(13) & 7) : 12), 6,
                    next -> pack(next, packets + 1)));
        }
        long next = p.end() + p.u16(4);
        return packets < BELIEVED ? check(next, 6, q -> pack(q, packets + 1))
                : peek(next, 6, q -> pack(q, packets + 1));
    }
}
