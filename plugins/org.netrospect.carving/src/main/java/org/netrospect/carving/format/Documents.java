package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.find;
import static org.netrospect.carving.extent.Step.peek;

import java.util.List;
import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Search;
import org.netrospect.carving.extent.Searches;
import org.netrospect.carving.extent.Step;

/** Documents. */
final class Documents {
    static final List<Format> ALL = List.of(
            Zip.FORMAT,
            Format.of("pdf", "application/pdf", () -> check(0, 9, Documents::pdf), "%PDF-1.", "%PDF-2."),
            Format.of("ole2", "application/x-tika-msoffice", () -> check(0, 512, CompoundFiles::header),
                    "{d0cf11e0a1b11ae1}"),
            Format.of("rtf", "application/rtf", () -> check(0, 16, Documents::rtf), "{7b}\\rtf1", "{7b}\\rt"),
            Format.of("ps", "application/postscript", () -> check(0, 14, Documents::postScript), "%!PS-Adobe-"),
            Format.of("chm", "application/vnd.ms-htmlhelp", () -> check(0, 0x60, Documents::help), "ITSF{0300000060}"),
            new Format("tiff", "image/tiff", Tiff.SIGNATURES, Format.LARGEST, () -> check(0, 8, Tiff::header)),
            Format.of("one", "application/onenote", () -> check(0, 16, p -> Format.open()),
                    "{e4525c7b8cd8a74daeb15378d02996d3}"));

    private Documents() {
    }

    private static Step pdf(Piece p) {
        int minor = p.u8(7);
        int after = p.u8(8);
        boolean version = minor >= '0' && minor <= '9' && (after == '\n' || after == '\r' || after == ' ');
        return version ? find(9, Searches.text("%%EOF", false), Documents::pdfEnd) : Step.NO;
    }

    /** What follows an end mark is an update of the file if it is an object or a table of references. */
    private static Step pdfEnd(Piece mark) {
        return peek(mark.at(), 32, p -> {
            int i = 0;
            while (i < p.length() && i < 2 && (p.u8(i) == '\r' || p.u8(i) == '\n')) {
                i++;
            }
            int j = i;
            while (j < p.length() && p.u8(j) <= ' ' && j < i + 8 && p.u8(j) != 0) {
                j++;
            }
            String next = p.text(j, p.length() - j);
            boolean more = next.startsWith("xref") || next.startsWith("%") && !next.startsWith("%PDF-")
                    || next.matches("(?s)\\d{1,10} \\d{1,5} obj.*");
            return more ? find(p.at(), Searches.text("%%EOF", false), Documents::pdfEnd) : end(p.at() + i);
        });
    }

    /** Ends with the group that it is. */
    private static Step rtf(Piece p) {
        return find(6, new Search() {
            private int depth = 1;
            private boolean escaped;

            @Override
            public int find(byte[] bytes, int from, int to) {
                for (int i = from; i < to; i++) {
                    byte b = bytes[i];
                    if (escaped) {
                        escaped = false;
                    } else if (b == '\\') {
                        escaped = true;
                    } else if (b == '{') {
                        depth++;
                    } else if (b == '}' && --depth == 0) {
                        return i + 1;
                    } else if (b == 0) {
                        return i;
                    }
                }
                return -1;
            }
        }, close -> peek(close.at(), 2, q -> end(q.has(0, "\r\n") ? q.end() : q.at())));
    }

    private static Step postScript(Piece p) {
        return p.u8(11) >= '1' && p.u8(11) <= '3' && p.u8(12) == '.'
                ? find(14, Searches.either(Searches.text("%%EOF", false), Searches.text("\4", false)),
                        q -> peek(q.at(), 1, line -> end(line.has(0, "\n") ? line.end() : line.at())))
                : Step.NO;
    }

    /** The second table of the header says how long the file is. */
    private static Step help(Piece p) {
        long offset = p.length64(0x38, false);
        return offset >= 0x60 && offset < 4096 ? check(offset, 24, q -> q.u32le(0) == 0x1fe
                && q.length64(8, false) > q.end() ? end(q.length64(8, false)) : Step.NO) : Step.NO;
    }
}
