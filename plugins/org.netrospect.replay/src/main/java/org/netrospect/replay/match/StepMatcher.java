package org.netrospect.replay.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.netrospect.core.file.Digests;
import org.netrospect.replay.pcre.Pcre;
import org.netrospect.replay.rule.Step;

/**
 * Decides whether the steps of a rule hold in a buffer: one after the other, each where the last ended if it says so,
 * and other places of earlier ones tried where that may help. The number of tries is limited. One thread.
 */
final class StepMatcher {
    /** Steps tried for one rule in one buffer, as in Suricata's inspection-recursion-limit. */
    static final int TRIES = 3000;
    private static final int LARGEST_BASE64 = 65536;

    /** How a step ended: matched, no, or no whatever the places of the steps before it. */
    private enum Result {
        YES, NO, NEVER
    }

    private final CompiledRules rules;
    private final NumberSteps numbers = new NumberSteps();
    private final Pcre.Found found = new Pcre.Found();
    private final Failures failures = new Failures();
    private Weariness weariness = new Weariness();
    private boolean remembers;
    private boolean hasVariables;
    private String kept = "";
    private int tries;
    private int reached;

    private CompiledStep[] steps = new CompiledStep[0];
    private byte[] array = {};
    private int start;
    private int end;

    /** What follows is of the session that this belongs to. */
    void in(Weariness ofSession) {
        weariness = ofSession;
    }

    /** Begins a rule: what its steps extract lasts until the next. */
    void begin(int variableCount, boolean littleEndianDce) {
        hasVariables = variableCount > 0;
        numbers.begin(variableCount, littleEndianDce);
        kept = "";
    }

    /** What the rule that was begun keeps for a set of values, its bytes as characters. */
    String kept() {
        return kept;
    }

    /** @param rules told of every search that took too long */
    StepMatcher(CompiledRules rules) {
        this.rules = rules;
    }

    /** Index in the array behind the last byte that any step tried has matched. */
    int reached() {
        return reached;
    }

    /** Whether all steps hold in a buffer. */
    boolean matches(CompiledStep[] all, byte[] bytes, int from, int length) {
        steps = all;
        array = bytes;
        start = from;
        end = from + length;
        tries = TRIES;
        reached = from;
        // with variables more than the place decides
        remembers = !hasVariables;
        failures.clear(all.length);
        return step(0, start) == Result.YES;
    }

    /** @param last index behind what the step before matched */
    private Result step(int i, int last) {
        reached = Math.max(reached, last);
        if (i == steps.length) {
            return Result.YES;
        }
        if (remembers && failures.contains(i, last)) {
            return Result.NO;
        }
        if (--tries < 0) {
            if (tries == -1) {
                rules.gaveUp(1);
            }
            return Result.NEVER;
        }
        CompiledStep compiled = steps[i];
        Result result = run(compiled, i, last);
        if (result == Result.NO && remembers) {
            if (compiled.failsLater()) {
                failures.addFrom(i, last);
            } else {
                failures.add(i, last);
            }
        }
        return result;
    }

    private Result run(CompiledStep compiled, int i, int last) {
        return switch (compiled.step()) {
            case Step.Content c -> content(compiled, c, i, last);
            case Step.Regex r -> regex(r, compiled.retry(), i, last);
            case Step.ByteTest t -> numbers.test(t, array, start, end, last) ? step(i + 1, last)
                    : no(t.field().relative());
            case Step.ByteJump j -> beyond(numbers.jump(j, array, start, end, last), j.field().relative(), i);
            case Step.ByteExtract e -> beyond(numbers.extract(e, array, start, end, last), e.field().relative(), i);
            case Step.ByteMath m -> beyond(numbers.math(m, array, start, end, last), m.field().relative(), i);
            case Step.DataAt d -> {
                long at = d.offset().value(numbers.variables()) + (d.relative() ? last - start : 0);
                boolean there = at >= 0 && (d.relative() ? at <= end - start : at < end - start);
                yield there == d.negated() ? no(d.relative()) : step(i + 1, last);
            }
            case Step.Size s -> s.length().test(end - start) ? step(i + 1, last) : Result.NEVER;
            case Step.Value v -> ByteNumbers.holds(v, array, start, end) ? step(i + 1, last) : Result.NEVER;
            case Step.Base64 b -> base64(compiled, b, i, last);
            case Step.Member m -> m.values().contains(new String(array, start, end - start,
                    StandardCharsets.ISO_8859_1)) != m.negated() ? step(i + 1, last) : Result.NEVER;
            case Step.Keep k -> {
                kept = new String(array, start, end - start, StandardCharsets.ISO_8859_1);
                yield step(i + 1, last);
            }
            case Step.Digest d -> digest(d, i, last);
            case Step.Asn1 a -> {
                long at = (a.relative() ? last : start) + (long) a.offset();
                yield at >= start && at < end && Asn1Objects.holds(a, array, (int) at, end) ? step(i + 1, last)
                        : no(a.relative());
            }
            case Step.Entropy e -> Entropies.holds(e, array, start, end) ? step(i + 1, last) : Result.NEVER;
        };
    }

    private Result no(boolean relative) {
        return relative || hasVariables ? Result.NO : Result.NEVER;
    }

    private Result content(CompiledStep compiled, Step.Content c, int i, int last) {
        byte[] pattern = compiled.pattern();
        long from;
        long to = end;
        boolean relative = c.relative();
        long[] variables = numbers.variables();
        if (relative) {
            long distance = c.distance().present() ? c.distance().value(variables) : 0;
            from = last + distance;
            if (c.within().present()) {
                to = Math.min(to, from + c.within().value(variables));
            }
        } else {
            from = start + (c.offset().present() ? c.offset().value(variables) : 0);
            if (c.depth().present()) {
                to = Math.min(to, from + c.depth().value(variables));
            }
        }
        from = Math.max(from, start);
        if (c.endsWith()) {
            from = Math.max(from, end - pattern.length);
        }
        int at = to - from < pattern.length || c.endsWith() && to < end ? -1
                : Fold.find(array, (int) from, (int) to, pattern, c.nocase());
        if (c.negated()) {
            return at >= 0 ? no(relative) : step(i + 1, last);
        }
        while (at >= 0) {
            Result result = step(i + 1, at + pattern.length);
            if (result != Result.NO || !compiled.retry()) {
                return result;
            }
            at = Fold.find(array, at + 1, (int) to, pattern, c.nocase());
        }
        return no(relative);
    }

    private Result regex(Step.Regex r, boolean retry, int i, int last) {
        int from = r.relative() ? Math.max(last, start) : start;
        if (from > end) {
            return no(r.relative());
        }
        int search = 0;
        while (true) {
            Pcre.Outcome outcome = weariness.leaves(r) ? Pcre.Outcome.GIVEN_UP
                    : r.pattern().find(array, from, end - from, search, found);
            if (outcome == Pcre.Outcome.GIVEN_UP) {
                weariness.tookLong(r);
                rules.gaveUp(1);
                return Result.NEVER;
            }
            boolean there = outcome == Pcre.Outcome.FOUND;
            if (r.negated()) {
                return there ? no(r.relative()) : step(i + 1, last);
            }
            if (!there) {
                return no(r.relative());
            }
            int again = found.start() + 1;
            Result result = step(i + 1, from + found.end());
            if (result != Result.NO || !retry || again > end - from) {
                return result;
            }
            search = again;
        }
    }

    /** @param to where a step that reads a number has led, or -1 if there is none as it says */
    private Result beyond(int to, boolean relative, int i) {
        return to < 0 ? no(relative) : step(i + 1, to);
    }

    private Result digest(Step.Digest d, int i, int last) {
        long at = (d.relative() ? last : start) + (long) d.offset();
        if (at < start || at + d.length() > end
                || Arrays.equals(d.digest(), Digests.of(d.algorithm(), array, (int) at, d.length())) == d.negated()) {
            return no(d.relative());
        }
        return step(i + 1, (int) at + d.length());
    }

    private Result base64(CompiledStep compiled, Step.Base64 b, int i, int last) {
        long at = (b.relative() ? last : start) + (long) b.offset();
        if (at < start || at >= end) {
            return no(b.relative());
        }
        int most = Math.min(b.bytes() > 0 ? b.bytes() : LARGEST_BASE64, end - (int) at);
        byte[] decoded = Base64Bytes.decode(array, (int) at, most);
        if (decoded.length == 0) {
            return no(b.relative());
        }
        if (compiled.inner().length > 0) {
            CompiledStep[] outer = steps;
            byte[] outerArray = array;
            int outerStart = start;
            int outerEnd = end;
            steps = compiled.inner();
            array = decoded;
            start = 0;
            end = decoded.length;
            boolean remembered = remembers;
            remembers = false;
            Result result = step(0, 0);
            remembers = remembered;
            steps = outer;
            array = outerArray;
            start = outerStart;
            end = outerEnd;
            if (result != Result.YES) {
                return no(b.relative());
            }
        }
        return step(i + 1, last);
    }
}
