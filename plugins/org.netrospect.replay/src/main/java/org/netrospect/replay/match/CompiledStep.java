package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.replay.rule.Step;

/**
 * A step ready to be run.
 *
 * @param pattern of a content, folded if case does not count
 * @param retry whether the next step begins where this one ends, so that another place of this one may help
 * @param failsLater whether it fails wherever it begins behind a place where it has failed
 * @param inner steps over what this one decodes
 */
record CompiledStep(Step step, byte[] pattern, boolean retry, boolean failsLater, CompiledStep[] inner) {
    private static final byte[] NONE = {};

    static CompiledStep[] of(List<Step> given) {
        List<Step> steps = cheapFirst(given);
        CompiledStep[] compiled = new CompiledStep[steps.size()];
        for (int i = 0; i < compiled.length; i++) {
            Step step = steps.get(i);
            boolean retry = i + 1 < compiled.length && relative(steps, i + 1);
            byte[] pattern = NONE;
            if (step instanceof Step.Content c) {
                pattern = c.nocase() ? Fold.folded(c.pattern()) : c.pattern();
            }
            compiled[i] = new CompiledStep(step, pattern, retry, failsLater(step),
                    step instanceof Step.Base64 b ? of(b.steps()) : new CompiledStep[0]);
        }
        return compiled;
    }

    /** What it could still find from there is part of what it did not find before. */
    private static boolean failsLater(Step step) {
        return switch (step) {
            case Step.Content c -> c.relative() && !c.negated() && !c.within().present();
            case Step.Regex r -> r.relative() && !r.negated() && !r.pattern().looksBack();
            default -> false;
        };
    }

    /** Expressions that stand for themselves are tried last: all must hold, in whatever order. */
    private static List<Step> cheapFirst(List<Step> steps) {
        List<Step> first = new ArrayList<>();
        List<Step> last = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            boolean alone = steps.get(i) instanceof Step.Regex r && !r.relative()
                    && (i + 1 == steps.size() || !relative(steps, i + 1));
            (alone ? last : first).add(steps.get(i));
        }
        first.addAll(last);
        return first;
    }

    /** Steps that leave the place alone do not end the chain. */
    private static boolean relative(List<Step> steps, int i) {
        return switch (steps.get(i)) {
            case Step.Content c -> c.relative() || c.negated() && more(steps, i);
            case Step.Regex r -> r.relative();
            case Step.ByteTest t -> t.field().relative() || more(steps, i);
            case Step.ByteJump j -> j.field().relative();
            case Step.ByteExtract e -> e.field().relative();
            case Step.ByteMath m -> m.field().relative();
            case Step.DataAt d -> d.relative() || more(steps, i);
            case Step.Base64 b -> b.relative();
            case Step.Digest d -> d.relative();
            case Step.Member m -> more(steps, i);
            case Step.Keep k -> more(steps, i);
            case Step.Size s -> more(steps, i);
            case Step.Value v -> more(steps, i);
            case Step.Entropy e -> more(steps, i);
            case Step.Asn1 a -> a.relative() || more(steps, i);
        };
    }

    private static boolean more(List<Step> steps, int i) {
        return i + 1 < steps.size() && relative(steps, i + 1);
    }
}
