package org.netrospect.replay.match;

import org.netrospect.replay.rule.Step;

/** Shannon's entropy of bytes. */
final class Entropies {
    private Entropies() {
    }

    static boolean holds(Step.Entropy e, byte[] bytes, int start, int end) {
        int from = start + Math.min(e.offset(), end - start);
        int to = e.bytes() > 0 ? Math.min(end, from + e.bytes()) : end;
        if (to <= from) {
            return false;
        }
        double value = of(bytes, from, to);
        return e.equal() && value == e.value() || (e.less() ? value < e.value() : value > e.value());
    }

    /** In bits a byte. */
    static double of(byte[] bytes, int from, int to) {
        int[] counts = new int[256];
        for (int i = from; i < to; i++) {
            counts[bytes[i] & 0xff]++;
        }
        double total = to - from;
        double sum = 0;
        for (int count : counts) {
            if (count > 0) {
                sum -= count / total * (Math.log(count / total) / Math.log(2));
            }
        }
        return sum;
    }
}
