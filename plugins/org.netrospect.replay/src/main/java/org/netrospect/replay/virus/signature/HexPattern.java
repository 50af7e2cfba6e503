package org.netrospect.replay.virus.signature;

import java.util.List;

/**
 * A body signature: segments with gaps between them, and the piece of fixed bytes by which it is found. Immutable.
 *
 * @param gaps before each segment; the first is before the whole
 * @param fold whether capital and small letters are the same
 * @param before what must stand before it
 * @param behind what must stand behind it
 */
record HexPattern(List<Segment> segments, List<Gap> gaps, boolean fold, Borders before, Borders behind,
        Anchor anchor) {
    /** Bytes between two segments; without a most, as many as there are. */
    record Gap(int least, int most) {
        static final Gap NONE = new Gap(0, 0);
        static final int ANY = Integer.MAX_VALUE;
    }

    /**
     * The bytes to look for.
     *
     * @param segment where they are
     * @param offset from the beginning of the segment; what is before them has one length
     * @param size 8, 4 or 2
     * @param bytes big endian
     */
    record Anchor(int segment, int offset, int size, long bytes) {
    }

    HexPattern {
        segments = List.copyOf(segments);
        gaps = List.copyOf(gaps);
    }

    /** Whether an anchor that was found belongs to its segment. */
    boolean stands(byte[] data, int length, int anchorAt, Steps steps) {
        int start = anchorAt - anchor.offset;
        return start >= 0 && segments.get(anchor.segment).at(data, length, start, steps);
    }

    /** Whether it has one segment, so that every place of the anchor decides by itself. */
    boolean simple() {
        return segments.size() == 1 && gaps.getFirst().equals(Gap.NONE);
    }

    /** Whether it is at an offset, if it is simple. */
    boolean simpleAt(byte[] data, int length, int start, Steps steps) {
        Positions ends = new Positions();
        if (start < 0 || !before.before(data, start)) {
            return false;
        }
        segments.getFirst().ends(data, length, start, steps, ends);
        for (int i = 0; i < ends.size(); i++) {
            if (behind.behind(data, length, ends.at(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * How often it stands in a file, by the places where it ends.
     *
     * @param first least offset of its beginning
     * @param last greatest one
     * @param all false if one is enough
     */
    int count(byte[] data, int length, int first, int last, boolean all, Steps steps) {
        Positions ends = new Positions();
        Gap lead = gaps.getFirst();
        int to = (int) Math.min(length, (long) last + lead.most);
        boolean lone = segments.size() == 1 && !all && behind == Borders.NONE;
        for (int at = Math.max(0, first + lead.least); at <= to; at++) {
            if (before.before(data, at)) {
                segments.getFirst().ends(data, length, at, steps, ends);
            } else {
                steps.take(1);
            }
            if (lone && ends.size() > 0) {
                return 1;
            }
        }
        for (int i = 1; i < segments.size() && ends.size() > 0; i++) {
            ends.sorted();
            ends = next(data, length, ends, segments.get(i), gaps.get(i), steps);
        }
        ends.sorted();
        int count = 0;
        for (int i = 0; i < ends.size(); i++) {
            if (behind.behind(data, length, ends.at(i))) {
                count++;
            }
        }
        return count;
    }

    private static Positions next(byte[] data, int length, Positions before, Segment segment, Gap gap, Steps steps) {
        Positions ends = new Positions();
        long done = -1;
        for (int i = 0; i < before.size(); i++) {
            long from = Math.max(done + 1, (long) before.at(i) + gap.least);
            long to = Math.min(length, (long) before.at(i) + gap.most);
            for (long at = from; at <= to; at++) {
                segment.ends(data, length, (int) at, steps, ends);
            }
            done = Math.max(done, to);
            steps.take(1);
        }
        return ends;
    }
}
