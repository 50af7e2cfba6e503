package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.read;

import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Step;
import org.netrospect.core.bytes.MalformedInput;

/** Archives of cpio: members one behind the other, up to one that is called so. */
final class Cpio {
    private Cpio() {
    }

    /** The format of SVR4: numbers in hexadecimal digits, names and contents at multiples of 4. */
    static Step portable(Piece p, boolean first) {
        if (!p.has(0, "07070")) {
            return first ? Step.NO : new Step.Broken(p.at());
        }
        long size = hex(p, 54);
        int name = (int) hex(p, 94);
        if (name < 1 || name > 4000) {
            return first ? Step.NO : new Step.Broken(p.at());
        }
        Step.Then named = q -> {
            if (q.has(0, "TRAILER!!!")) {
                return Format.filled((q.end() + 3) / 4 * 4);
            }
            long data = (q.end() + 3) / 4 * 4;
            return read((data + size + 3) / 4 * 4, 110, next -> portable(next, false));
        };
        return first ? check(p.end(), name, named) : read(p.end(), name, named);
    }

    /** The portable format of POSIX: numbers in octal digits, nothing aligned. */
    static Step octal(Piece p, boolean first) {
        if (!p.has(0, "070707")) {
            return first ? Step.NO : new Step.Broken(p.at());
        }
        long size = number(p, 65, 11, 8);
        int name = (int) number(p, 59, 6, 8);
        if (name < 1 || name > 4000) {
            return first ? Step.NO : new Step.Broken(p.at());
        }
        Step.Then named = q -> q.has(0, "TRAILER!!!") ? Format.filled(q.end())
                : read(q.end() + size, 76, next -> octal(next, false));
        return first ? check(p.end(), name, named) : read(p.end(), name, named);
    }

    private static long hex(Piece p, int offset) {
        return number(p, offset, 8, 16) & 0xffff_ffffL;
    }

    private static long number(Piece p, int offset, int digits, int radix) {
        try {
            return Long.parseLong(p.text(offset, digits), radix);
        } catch (NumberFormatException e) {
            throw new MalformedInput("no number: " + e.getMessage());
        }
    }
}
