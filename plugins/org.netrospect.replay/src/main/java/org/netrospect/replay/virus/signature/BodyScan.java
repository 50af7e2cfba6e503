package org.netrospect.replay.virus.signature;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.netrospect.replay.pcre.Pcre;
import org.netrospect.replay.virus.signature.Offset.Range;

/** One look for body and logical signatures in one file. One thread. */
final class BodyScan {
    /** Comparisons that one file may cost: a few seconds. */
    private static final long STEPS = 1_000_000_000L;
    /** Matches of one expression that are counted. */
    private static final int MOST_MATCHES = 100_000;

    private final SignatureStore store;
    private final FileFacts file;
    private final Set<String> ignored;
    private final byte[] data;
    private final int length;
    private final Steps steps = new Steps(STEPS);
    /** Signatures one of whose anchors was met, by their numbers. */
    private final Map<Integer, Touched> touched = new TreeMap<>();
    private final Set<Integer> dead = new HashSet<>();

    /** A signature that may match, and what is known of its parts. */
    private static final class Touched {
        final Signature signature;
        final int[] counts;
        final Range[] ranges;
        final Set<HexPattern> later = Collections.newSetFromMap(new IdentityHashMap<>());

        Touched(Signature signature, FileFacts file) {
            this.signature = signature;
            counts = new int[signature.parts().size()];
            ranges = new Range[counts.length];
            for (int i = 0; i < counts.length; i++) {
                ranges[i] = switch (signature.parts().get(i)) {
                    case Signature.Body body -> body.offset().in(file);
                    case Signature.Regex regex -> regex.offset().in(file);
                };
            }
        }
    }

    BodyScan(SignatureStore store, FileFacts file, Set<String> ignored) {
        this.store = store;
        this.file = file;
        this.ignored = ignored;
        data = file.data();
        length = file.length();
    }

    /** Adds the names of what matched, and why something could not be decided. */
    void run(List<String> names, List<String> notes) {
        try {
            for (int number : store.always()) {
                touch(number);
            }
            for (GramTable table : store.tables()) {
                table.scan(data, length, this::hit);
            }
            for (Touched t : touched.values()) {
                if (!names.contains(t.signature.name()) && matches(t, notes)) {
                    names.add(t.signature.name());
                }
            }
        } catch (Steps.Exhausted e) {
            notes.add("The signatures took too many steps on this file, so that not all of them were tried.");
        }
    }

    private Touched touch(int number) {
        Touched t = touched.get(number);
        if (t == null && !dead.contains(number)) {
            Signature signature = store.signature(number);
            steps.take(100);
            if (ignored.contains(signature.name()) || !signature.conditions().hold(file)) {
                dead.add(number);
            } else {
                t = new Touched(signature, file);
                touched.put(number, t);
            }
        }
        return t;
    }

    private void hit(int pattern, int at) {
        steps.take(1);
        Touched t = touch(store.owner(pattern));
        if (t == null) {
            return;
        }
        int number = store.part(pattern);
        if (t.counts[number] > 0 && !t.signature.expression().counts()) {
            return;
        }
        Signature.Body body = (Signature.Body) t.signature.parts().get(number);
        HexPattern sought = body.patterns().get(store.variant(pattern));
        if (!sought.simple()) {
            if (!t.later.contains(sought) && sought.stands(data, length, at, steps)) {
                t.later.add(sought);
            }
            return;
        }
        int start = at - sought.anchor().offset();
        if (start >= t.ranges[number].first() && start <= t.ranges[number].last()
                && sought.simpleAt(data, length, start, steps)) {
            t.counts[number]++;
        }
    }

    private boolean matches(Touched t, List<String> notes) {
        boolean all = t.signature.expression().counts();
        for (int i = 0; i < t.counts.length; i++) {
            if (t.signature.parts().get(i) instanceof Signature.Body body) {
                for (HexPattern pattern : body.patterns()) {
                    if (t.later.contains(pattern)) {
                        t.counts[i] += pattern.count(data, length, t.ranges[i].first(), t.ranges[i].last(), all,
                                steps);
                    }
                }
            } else if (t.signature.parts().get(i) instanceof Signature.Regex regex
                    && regex.trigger().holds(t.counts)) {
                t.counts[i] = regex(regex, t.ranges[i], t.signature.name(), notes);
            }
        }
        return t.signature.expression().holds(t.counts);
    }

    private int regex(Signature.Regex regex, Range range, String name, List<String> notes) {
        int count = 0;
        int from = range.first();
        int end = regex.within() ? (int) Math.min(length, (long) range.last()) : length;
        Pcre.Found found = new Pcre.Found();
        while (from <= end && count < MOST_MATCHES) {
            steps.take(1000);
            Pcre.Outcome outcome = regex.pcre().find(data, 0, end, from, found);
            if (outcome == Pcre.Outcome.GIVEN_UP) {
                notes.add("The regular expression of " + name
                        + " took too many steps on this file, so that it is unknown whether it matches.");
                return count;
            }
            if (outcome == Pcre.Outcome.NOT_FOUND) {
                return count;
            }
            count++;
            if (!regex.global()) {
                return count;
            }
            from = Math.max(found.end(), found.start() + 1);
        }
        return count;
    }
}
