package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.peek;
import static org.netrospect.carving.extent.Step.read;

import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Step;

/** Windows shortcuts: [MS-SHLLINK]. */
final class Shortcuts {
    private static final int TEXTS = 5;

    private Shortcuts() {
    }

    static Step header(Piece p) {
        int flags = (int) p.u32le(20);
        if (!p.has(16, "\0\0\0F") || p.u32le(66) != 0 || p.u16le(64) > 0x7ff) {
            return Step.NO;
        }
        return (flags & 1) != 0 ? information(76 + 2 + p.u16le(76), flags) : information(76, flags);
    }

    private static Step information(long at, int flags) {
        return (flags & 2) != 0 ? read(at, 4, p -> texts(p.at() + p.u32le(0), flags, 0)) : texts(at, flags, 0);
    }

    private static Step texts(long at, int flags, int number) {
        if (number == TEXTS) {
            return extra(at);
        }
        return (flags >> 2 + number & 1) == 0 ? texts(at, flags, number + 1)
                : read(at, 2, p -> texts(p.end() + (long) p.u16le(0) * ((flags & 0x80) != 0 ? 2 : 1), flags,
                        number + 1));
    }

    private static Step extra(long at) {
        return peek(at, 4, p -> p.length() < 4 ? end(p.at()) : p.u32le(0) < 4 ? end(p.end())
                : (p.u32le(0) > 1 << 20) ? end(p.at()) : extra(p.at() + p.u32le(0)));
    }
}
