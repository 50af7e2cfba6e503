package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netrospect.replay.pcre.Shape;

/** Rules that may match bytes of one kind: those whose first pattern is in them, and those without a pattern. */
final class PatternGroup {
    private final int base;
    private final Members members;
    private final Needles needles;
    private final int[][] rulesOf;
    private final int[] always;
    private final Shapes shapes;
    private final int[] shaped;
    private final List<Shape> shapeList;

    private PatternGroup(int base, Members members, Builder b) {
        this.base = base;
        this.members = members;
        needles = new Needles(b.patterns);
        rulesOf = b.rules.stream().map(Builder::array).toArray(int[][]::new);
        always = Builder.array(b.always);
        shaped = Builder.array(b.shaped);
        shapeList = List.copyOf(b.shapes);
        shapes = new Shapes(shapeList, shaped);
    }

    PatternGroup(Unpacking in) {
        base = in.number();
        members = new Members(in.number(), in.longs());
        needles = new Needles(in);
        rulesOf = in.lists();
        always = in.numbers();
        shaped = in.numbers();
        List<Shape> all = new ArrayList<>();
        while (all.size() < shaped.length) {
            BitSet[] places = new BitSet[in.number()];
            Arrays.setAll(places, i -> BitSet.valueOf(in.longs()));
            all.add(new Shape(List.of(places)));
        }
        shapeList = List.copyOf(all);
        shapes = new Shapes(shapeList, shaped);
    }

    void pack(Packing out) {
        out.number(base);
        members.pack(out);
        needles.pack(out);
        out.lists(rulesOf);
        out.numbers(always);
        out.numbers(shaped);
        for (Shape shape : shapeList) {
            out.number(shape.places().size());
            shape.places().forEach(place -> out.longs(place.toLongArray()));
        }
    }

    /** Collects rules. */
    static final class Builder {
        private final Map<String, List<Integer>> byPattern = new HashMap<>();
        private final List<byte[]> patterns = new ArrayList<>();
        private final List<List<Integer>> rules = new ArrayList<>();
        private final List<Integer> always = new ArrayList<>();
        private final List<Shape> shapes = new ArrayList<>();
        private final List<Integer> shaped = new ArrayList<>();

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

        /** Adds a rule that has no pattern here. @param its how its bytes begin; empty if that is unknown */
        void addShaped(List<Shape> its, int rule) {
            if (its.isEmpty()) {
                always.add(rule);
            }
            for (Shape shape : its) {
                shapes.add(shape);
                shaped.add(rule);
            }
        }

        /** @param base number of the first of its patterns among those of all groups */
        PatternGroup build(int base, Members.Numbering numbering) {
            Set<Integer> all = new HashSet<>(always);
            all.addAll(shaped);
            rules.forEach(all::addAll);
            return new PatternGroup(base, numbering.of(all), this);
        }

        private static int[] array(List<Integer> list) {
            return list.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** All its rules. */
    Members members() {
        return members;
    }

    /** Adds the rules that may match these bytes. */
    void candidates(byte[] bytes, int start, int length, Candidates into) {
        into.add(always);
        int end = start + length;
        if (rulesOf.length > 0) {
            needles.scan(bytes, start, start, end, this, into);
        }
        if (shaped.length > 0) {
            shapes.scan(bytes, start, end, into);
        }
    }

    /**
     * Adds the rules that may match what a stretch holds. Patterns that were found when it was looked at before are
     * not sought again, as long as their bytes are still there.
     */
    void candidates(Stretch stretch, Candidates into) {
        into.add(always);
        int from = stretch.recall(this, into) ? Math.max(0, stretch.fresh() - needles.tail()) : 0;
        if (rulesOf.length > 0) {
            needles.scan(stretch.bytes(), 0, from, stretch.end(), this, into);
        }
        if (shaped.length > 0) {
            shapes.scan(stretch.bytes(), Math.max(0, stretch.fresh() - Stretch.LOOKED_AT_AGAIN), stretch.end(), into);
        }
        stretch.remember(into);
    }

    /** Whether a pattern was found before, see {@link Candidates#hasPattern}. */
    boolean has(int number, int place, Candidates into) {
        return into.hasPattern(base + number, place);
    }

    /** A pattern is there. */
    void found(int number, int place, Candidates into) {
        into.pattern(base + number, place);
        into.add(rulesOf[number]);
    }

    /** A pattern, by its number among those of all groups, was found when these bytes were looked at before. */
    void recalled(int pattern, int place, Candidates into) {
        found(pattern - base, place, into);
    }

    int patterns() {
        return rulesOf.length;
    }
}
