package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.check;
import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.read;

import java.util.ArrayDeque;
import java.util.Deque;
import org.netrospect.carving.extent.Piece;
import org.netrospect.carving.extent.Step;

/** Compiled Python 3.7 to 3.14: a header of 16 bytes and one marshalled object, a piece of code. */
final class PythonCode {
    private static final int DEEPEST = 256;

    /** What is left of a container. A negative number: keys and values until an end. */
    private static final class Rest {
        private long objects;
        /** After how many objects four bytes of numbers stand between; -1 for nowhere. */
        private int lineAfter = -1;
    }

    private final int magic;
    private final Deque<Rest> open = new ArrayDeque<>();

    private PythonCode(int magic) {
        this.magic = magic;
    }

    static Step header(Piece p) {
        int magic = p.u16le(0);
        return magic >= 3394 && magic < 3750 && p.u32le(4) <= 3 && p.u8(16) == 0xe3
                ? check(16, 9, q -> new PythonCode(magic).object(q)) : Step.NO;
    }

    /** An object begins: its type, and up to 8 bytes behind it. */
    private Step object(Piece p) {
        long at = p.at() + 1;
        return switch ((char) (p.u8(0) & 0x7f)) {
            case 'N', 'F', 'T', 'S', '.' -> done(at);
            case '0' -> {
                if (open.isEmpty() || open.peek().objects >= 0) {
                    yield new Step.Broken(p.at());
                }
                open.pop();
                yield done(at);
            }
            case 'i', 'r' -> done(at + 4);
            case 'I', 'g' -> done(at + 8);
            case 'y' -> done(at + 16);
            case 'l' -> done(at + 4 + 2 * Math.abs((long) (int) p.u32le(1)));
            case 's', 't', 'u', 'A', 'a' -> done(at + 4 + p.u32le(1));
            case 'z', 'Z' -> done(at + 1 + p.u8(1));
            case ')' -> objects(at + 1, p.u8(1), -1);
            case '(', '[', '<', '>' -> objects(at + 4, p.u32le(1), -1);
            case '{' -> objects(at, -1, -1);
            // numbers first; the number of the first line stands before the last one or two objects
            case 'c' -> magic >= 3495 ? objects(at + 20, 10, 8) : objects(at + (magic >= 3410 ? 24 : 20), 9, 8);
            default -> new Step.Broken(p.at());
        };
    }

    private Step objects(long at, long count, int lineAfter) {
        if (count == 0) {
            return done(at);
        }
        if (open.size() >= DEEPEST) {
            return new Step.Broken(at);
        }
        Rest rest = new Rest();
        rest.objects = count;
        rest.lineAfter = lineAfter;
        open.push(rest);
        return next(at);
    }

    private Step done(long at) {
        long behind = at;
        while (!open.isEmpty()) {
            Rest rest = open.peek();
            if (rest.objects < 0) {
                return next(behind);
            }
            rest.objects--;
            if (rest.lineAfter > 0 && --rest.lineAfter == 0) {
                behind += 4;
            }
            if (rest.objects > 0) {
                return next(behind);
            }
            open.pop();
        }
        return end(behind);
    }

    private Step next(long at) {
        return read(at, 1, first -> {
            int more = switch ((char) (first.u8(0) & 0x7f)) {
                case 'l', 's', 't', 'u', 'A', 'a', '(', '[', '<', '>' -> 5;
                case 'z', 'Z', ')' -> 2;
                default -> 1;
            };
            return read(first.at(), more, this::object);
        });
    }
}
