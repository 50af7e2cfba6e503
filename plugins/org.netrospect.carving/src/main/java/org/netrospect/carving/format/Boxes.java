package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.peek;
import static org.netrospect.carving.extent.Step.read;

import java.util.List;
import java.util.Set;
import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Step;

/** Files made of boxes with a length and a type: ISO/IEC 14496-12. */
final class Boxes {
    private static final Set<String> TYPES = Set.of("ftyp", "moov", "mdat", "free", "skip", "wide", "pnot", "udta",
            "uuid", "meta", "moof", "mfra", "sidx", "ssix", "styp", "prft", "emsg", "pdin", "idat", "PICT", "junk",
            "jp2h", "jp2c", "jp2i", "xml ", "url ", "bloc", "mere", "meco");

    static final List<Format> ALL = List.of(
            brand("heic", "image/heic", "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"),
            brand("avif", "image/avif", "avif", "avis"),
            brand("3gp", "video/3gpp", "3gp4", "3gp5", "3gp6", "3g2a", "3ge6"),
            brand("m4a", "audio/mp4", "M4A ", "M4B "),
            brand("mov", "video/quicktime", "qt  "),
            brand("mp4", "video/mp4", "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "dash", "M4V ",
                    "MSNV", "mmp4", "f4v ", "F4V ", "XAVC"));

    private Boxes() {
    }

    private static Format brand(String name, String type, String... brands) {
        List<Signature> signatures = List.of(brands).stream().map(b -> Signature.at(4, "ftyp" + b)).toList();
        return new Format(name, type, signatures, Format.LARGEST, () -> check(0, 8, Boxes::first));
    }

    private static Step first(Piece p) {
        long length = p.u32(0);
        return length >= 16 && length <= 512 && length % 4 == 0 ? check(length, 8, q -> box(q, true)) : Step.NO;
    }

    /** @param first whether this is the box behind {@code ftyp}: only what is known may stand there */
    static Step box(Piece p, boolean first) {
        if (p.length() < 8 || !TYPES.contains(p.text(4, 4))) {
            if (first) {
                return Step.NO;
            }
            return end(p.at());
        }
        long length = p.u32(0);
        if (length == 1) {
            return read(p.at(), 16, q -> q.length64(8, true) < 16 ? new Step.Broken(q.at())
                    : peek(q.at() + q.length64(8, true), 8, next -> box(next, false)));
        }
        if (length == 0) {
            // to the end of the file, which nothing but the end of the stream tells
            return Format.open();
        }
        if (length < 8) {
            return first ? Step.NO : new Step.Broken(p.at());
        }
        return peek(p.at() + length, 8, next -> box(next, false));
    }
}
