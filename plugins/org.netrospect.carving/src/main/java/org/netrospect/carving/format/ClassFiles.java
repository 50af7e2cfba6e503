package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.read;

import java.util.function.LongFunction;
import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Step;

/** Java class files: chapter 4 of the Java Virtual Machine Specification. */
final class ClassFiles {
    /** Constants by which a class file is believed. */
    private static final int BELIEVED = 4;

    private ClassFiles() {
    }

    static Step header(Piece p) {
        int major = p.u16(6);
        int constants = p.u16(8);
        return major >= 45 && major <= 90 && constants > BELIEVED ? constant(10, constants - 1, 0) : Step.NO;
    }

    private static Step constant(long at, int left, int seen) {
        if (left <= 0) {
            // flags, this, super, interfaces
            return read(at, 8, p -> members(p.end() + 2L * p.u16(6), 2));
        }
        Step.Then then = p -> {
            int size = switch (p.u8(0)) {
                case 1 -> 3 + p.u16(1);
                case 7, 8, 16, 19, 20 -> 3;
                case 15 -> 4;
                case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
                case 5, 6 -> 9;
                default -> 0;
            };
            boolean two = p.u8(0) == 5 || p.u8(0) == 6;
            return size == 0 ? seen < BELIEVED ? Step.NO : new Step.Broken(p.at())
                    : constant(p.at() + size, left - (two ? 2 : 1), seen + 1);
        };
        return seen < BELIEVED ? check(at, 3, then) : read(at, 3, then);
    }

    /** Fields, then methods, then the attributes of the class. */
    private static Step members(long at, int kinds) {
        return read(at, 2, p -> kinds == 0 ? attributes(p.end(), p.u16(0), Step::end)
                : member(p.end(), p.u16(0), next -> members(next, kinds - 1)));
    }

    private static Step member(long at, int left, LongFunction<Step> then) {
        return left == 0 ? then.apply(at)
                : read(at, 8, p -> attributes(p.end(), p.u16(6), next -> member(next, left - 1, then)));
    }

    private static Step attributes(long at, int left, LongFunction<Step> then) {
        return left == 0 ? then.apply(at)
                : read(at, 6, p -> attributes(p.end() + p.u32(2), left - 1, then));
    }
}
