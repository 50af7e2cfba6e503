package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules that may match bytes of one kind: those whose first pattern is in them, and those without a pattern. */
final class PatternGroup {
    private final Needles needles;
    private final int[][] rulesOf;
    private final int[] always;

    private PatternGroup(Needles needles, int[][] rulesOf, int[] always) {
        this.needles = needles;
        this.rulesOf = rulesOf;
        this.always = always;
    }

    /** Collects rules. */
    static final class Builder {
        private final Map<String, List<Integer>> byPattern = new HashMap<>();
        private final List<byte[]> patterns = new ArrayList<>();
        private final List<List<Integer>> rules = new ArrayList<>();
        private final List<Integer> always = new ArrayList<>();

        /** @param pattern empty if the rule has none here */
        void add(byte[] pattern, int rule) {
            if (pattern.length == 0) {
                always.add(rule);
                return;
            }
            byte[] folded = Fold.folded(pattern);
            String key = new String(folded, java.nio.charset.StandardCharsets.ISO_8859_1);
            byPattern.computeIfAbsent(key, k -> {
                List<Integer> fresh = new ArrayList<>(1);
                patterns.add(folded);
                rules.add(fresh);
                return fresh;
            }).add(rule);
        }

        PatternGroup build() {
            return new PatternGroup(new Needles(patterns),
                    rules.stream().map(Builder::array).toArray(int[][]::new), array(always));
        }

        private static int[] array(List<Integer> list) {
            return list.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    static final PatternGroup EMPTY = new PatternGroup(new Needles(Collections.emptyList()), new int[0][], new int[0]);

    boolean isEmpty() {
        return needles.size() == 0 && always.length == 0;
    }

    /** Adds the rules that may match these bytes. */
    void candidates(byte[] bytes, int start, int length, Candidates into) {
        into.add(always);
        if (needles.size() > 0) {
            needles.scan(bytes, start, length, pattern -> into.add(rulesOf[pattern]));
        }
    }

    int patterns() {
        return needles.size();
    }
}
