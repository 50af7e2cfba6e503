package org.netrospect.replay.virus.signature;

import java.util.List;
import java.util.Optional;
import org.netrospect.replay.virus.signature.HexPattern.Anchor;

/** Chooses the bytes by which a body signature is found: as many, and as unlike each other, as there are. */
final class Anchors {
    private static final int[] SIZES = {8, 4, 2};
    /** Windows looked at in one piece: enough to find a good one, little enough for a piece of many kilobytes. */
    private static final int MOST_WINDOWS = 256;

    private Anchors() {
    }

    /** @throws WrongSignature it has nowhere two fixed bytes side by side */
    static Anchor of(List<Segment> segments) throws WrongSignature {
        for (int size : SIZES) {
            Optional<Anchor> anchor = of(segments, size);
            if (anchor.isPresent()) {
                return anchor.get();
            }
        }
        throw new WrongSignature("a body signature has nowhere two fixed bytes side by side");
    }

    private static Optional<Anchor> of(List<Segment> segments, int size) {
        Anchor best = null;
        int most = -1;
        for (int s = 0; s < segments.size(); s++) {
            int offset = 0;
            for (Atom atom : segments.get(s).atoms()) {
                if (atom instanceof Atom.Bytes bytes) {
                    int windows = 0;
                    for (int i = 0; i + size <= bytes.length() && windows < MOST_WINDOWS && most < size; i++) {
                        int worth = worth(bytes, i, size);
                        if (worth > most) {
                            most = worth;
                            best = new Anchor(s, offset + i, size, packed(bytes, i, size));
                        }
                        windows++;
                    }
                }
                int length = atom.fixedLength();
                if (length < 0) {
                    break;
                }
                offset += length;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How many different bytes are in a window, common ones not counted; -1 if not all of them are fixed. */
    private static int worth(Atom.Bytes bytes, int from, int size) {
        int worth = 0;
        for (int i = from; i < from + size; i++) {
            if (bytes.masks()[i] != -1) {
                return -1;
            }
            int value = bytes.values()[i];
            boolean seen = value == 0 || value == -1 || value == ' ';
            for (int k = from; k < i && !seen; k++) {
                seen = bytes.values()[k] == value;
            }
            worth += seen ? 0 : 1;
        }
        return worth;
    }

    private static long packed(Atom.Bytes bytes, int from, int size) {
        long packed = 0;
        for (int i = from; i < from + size; i++) {
            packed = packed << 8 | bytes.values()[i] & 0xff;
        }
        return packed;
    }
}
