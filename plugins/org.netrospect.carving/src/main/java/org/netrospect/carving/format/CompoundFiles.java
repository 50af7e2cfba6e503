package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.read;

import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Step;

/**
 * Compound files, which Office documents before 2007, installers and messages are: [MS-CFB]. The end is the highest
 * sector that the last sector of the allocation table has in use.
 */
final class CompoundFiles {
    private static final long FREE = 0xffff_ffffL;
    private static final int IN_HEADER = 109;

    private CompoundFiles() {
    }

    static Step header(Piece p) {
        int shift = p.u16le(30);
        long tables = p.u32le(44);
        boolean header = p.u16le(28) == 0xfffe && (shift == 9 || shift == 12) && p.u16le(32) == 6
                && p.u32le(56) == 4096 && tables > 0 && tables < 1 << 20;
        if (!header) {
            return Step.NO;
        }
        if (tables > IN_HEADER) {
            long chain = p.u32le(68);
            return check(place(chain, shift), 1 << shift, q -> chained(q, shift, tables, tables - IN_HEADER));
        }
        long last = p.u32le(76 + 4 * (int) (tables - 1));
        return last >= FREE - 8 ? Step.NO : check(place(last, shift), 1 << shift, q -> used(q, shift, tables - 1));
    }

    private static long place(long sector, int shift) {
        return sector + 1 << shift;
    }

    /** A sector that lists sectors of the allocation table; its last number is where the next such sector is. */
    private static Step chained(Piece p, int shift, long tables, long left) {
        int here = (1 << shift) / 4 - 1;
        if (left <= here) {
            long last = p.u32le(4 * (int) (left - 1));
            return place(last, shift) < p.end() ? roughly(p.end(), shift, tables)
                    : read(place(last, shift), 1 << shift, q -> used(q, shift, tables - 1));
        }
        long next = place(p.u32le(4 * here), shift);
        return next < p.end() ? roughly(p.end(), shift, tables)
                : read(next, 1 << shift, q -> chained(q, shift, tables, left - here));
    }

    /** All that the allocation table can describe. */
    private static Step roughly(long at, int shift, long tables) {
        return end(Math.max(at, tables * ((1L << shift) / 4) + 1 << shift));
    }

    private static Step used(Piece p, int shift, long number) {
        int entries = (1 << shift) / 4;
        for (int i = entries - 1; i >= 0; i--) {
            if (p.u32le(4 * i) != FREE) {
                return end(Math.max(p.end(), place(number * entries + i, shift) + (1L << shift)));
            }
        }
        return end(p.end());
    }
}
