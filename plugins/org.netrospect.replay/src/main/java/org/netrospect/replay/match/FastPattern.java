package org.netrospect.replay.match;

import java.util.Arrays;
import java.util.List;
import org.netrospect.replay.rule.BufferName;
import org.netrospect.replay.rule.BufferTest;
import org.netrospect.replay.rule.Rule;
import org.netrospect.replay.rule.Step;

/**
 * The bytes that must be there for a rule to match, sought before anything else is tried.
 *
 * @param pattern empty if the rule has none
 * @param buffer where they must be
 */
record FastPattern(byte[] pattern, BufferName buffer) {
    private static final int LONG_ENOUGH = 12;

    static FastPattern of(Rule rule) {
        byte[] best = {};
        BufferName where = BufferName.PAYLOAD;
        int most = -1;
        boolean named = rule.bufferTests().stream().anyMatch(t -> !t.buffer().isPayload());
        for (BufferTest test : rule.bufferTests()) {
            if (named && test.buffer().isPayload()) {
                continue;
            }
            if (best.length == 0 && most < 0) {
                where = test.buffer();
            }
            for (Step step : test.steps()) {
                if (step instanceof Step.Content c && !c.negated()) {
                    int score = score(c);
                    if (score > most) {
                        most = score;
                        best = part(c);
                        where = test.buffer();
                    }
                }
            }
        }
        return new FastPattern(best, where);
    }

    private static byte[] part(Step.Content c) {
        Step.FastPattern f = c.fast();
        return f.length() > 0 ? Arrays.copyOfRange(c.pattern(), f.offset(), f.offset() + f.length()) : c.pattern();
    }

    /** What the rule wants comes first, then what is long and varied. */
    private static int score(Step.Content c) {
        byte[] p = c.pattern();
        boolean[] seen = new boolean[256];
        int different = 0;
        for (byte b : p) {
            if (!seen[b & 0xff]) {
                seen[b & 0xff] = true;
                different++;
            }
        }
        return (c.fast().wanted() ? 1000 : 0) + Math.min(p.length, LONG_ENOUGH) * 4 + different;
    }

    /** Every content that must be there, for an index that knows sessions by what they contain. */
    static List<byte[]> required(Rule rule) {
        return rule.bufferTests().stream().flatMap(t -> t.steps().stream())
                .filter(s -> s instanceof Step.Content c && !c.negated())
                .map(s -> ((Step.Content) s).pattern()).toList();
    }
}
