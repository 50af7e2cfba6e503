package org.netrospect.replay.virus.signature;

import java.util.List;

/** A part of a body signature that stands right behind the one before it. Immutable. */
sealed interface Atom {
    /** Bytes, each with the bits that count. */
    record Bytes(byte[] values, byte[] masks) implements Atom {
        /** Whether they stand at an offset; the caller has checked that they fit. */
        boolean at(byte[] data, int offset, boolean fold) {
            for (int i = 0; i < values.length; i++) {
                int b = data[offset + i];
                if (((fold ? small(b) : b) & masks[i]) != values[i]) {
                    return false;
                }
            }
            return true;
        }

        int length() {
            return values.length;
        }
    }

    /** One of several; if negated, none of them, which then are of one length. */
    record Choice(List<Bytes> options, boolean negated) implements Atom {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** The small letter of a capital one. */
    static byte small(int b) {
        return (byte) (b >= 'A' && b <= 'Z' ? b + 32 : b);
    }

    /** Length in bytes; -1 if it is not always the same. */
    default int fixedLength() {
        return switch (this) {
            case Bytes bytes -> bytes.length();
            case Choice choice -> {
                int length = choice.options().getFirst().length();
                yield choice.options().stream().allMatch(o -> o.length() == length) ? length : -1;
            }
        };
    }
}
