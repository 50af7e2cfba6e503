package org.netrospect.replay.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;

class NeedlesTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static TreeSet<Integer> found(List<byte[]> patterns, byte[] text, int start, int length) {
        PatternGroup group = group(patterns);
        Candidates candidates = new Candidates(patterns.size(), group.patterns());
        candidates.clear(Optional.empty());
        group.candidates(text, start, length, candidates);
        return numbers(candidates);
    }

    /** Each pattern is that of the rule with its number. */
    private static PatternGroup group(List<byte[]> patterns) {
        PatternGroup.Builder builder = new PatternGroup.Builder();
        for (int i = 0; i < patterns.size(); i++) {
            builder.add(patterns.get(i), i);
        }
        return builder.build(0, new Members.Numbering(patterns.size()));
    }

    private static TreeSet<Integer> numbers(Candidates candidates) {
        TreeSet<Integer> hits = new TreeSet<>();
        int count = candidates.sorted();
        for (int i = 0; i < count; i++) {
            hits.add(candidates.get(i));
        }
        return hits;
    }

    @Test
    void findsPatternsOfEveryLengthWithoutRegardToCase() {
        List<byte[]> patterns = List.of(bytes("a"), bytes("bc"), bytes("def"), bytes("ghij"), bytes("klmnopq"));
        assertEquals(new TreeSet<>(List.of(0, 1, 2, 3, 4)),
                found(patterns, bytes("A BC DEF GHIJ KLMNOPQ"), 0, 21));
    }

    @Test
    void looksAtNothingOutsideOfTheRange() {
        List<byte[]> patterns = List.of(bytes("abcd"), bytes("cd"), bytes("xabcd"));
        assertEquals(new TreeSet<>(List.of(0, 1)), found(patterns, bytes("xabcdx"), 1, 4));
        assertEquals(new TreeSet<>(), found(patterns, bytes("xabcdx"), 0, 3));
    }

    @Test
    void agreesWithASimpleSearchOnRandomBytes() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            List<byte[]> patterns = randomPatterns(random);
            byte[] text = new byte[200];
            for (int k = 0; k < text.length; k++) {
                text[k] = (byte) ((random.nextBoolean() ? 'a' : 'A') + random.nextInt(6));
            }
            TreeSet<Integer> expected = new TreeSet<>();
            for (int i = 0; i < patterns.size(); i++) {
                if (Fold.find(text, 0, text.length, patterns.get(i), true) >= 0) {
                    expected.add(i);
                }
            }
            assertEquals(expected, found(patterns, text, 0, text.length));
        }
    }

    @Test
    void agreesWithASimpleSearchOnFillings() {
        Random random = new Random(13);
        for (int round = 0; round < 400; round++) {
            List<byte[]> patterns = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                patterns.add(filling(random, 1 + random.nextInt(3), 24));
            }
            byte[] text = filling(random, 5, 120);
            TreeSet<Integer> expected = new TreeSet<>();
            for (int i = 0; i < patterns.size(); i++) {
                if (Fold.find(text, 0, text.length, Fold.folded(patterns.get(i)), true) >= 0) {
                    expected.add(i);
                }
            }
            assertEquals(expected, found(patterns, text, 0, text.length), "round " + round);
        }
    }

    /** Runs of the same bytes, one behind the other. */
    private static byte[] filling(Random random, int runs, int longest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < runs; i++) {
            byte[] run = new byte[1 + random.nextInt(longest)];
            Arrays.fill(run, new byte[] {0, 'a', 'A', 'b'}[random.nextInt(4)]);
            out.writeBytes(run);
        }
        return out.toByteArray();
    }

    private static List<byte[]> randomPatterns(Random random) {
        List<byte[]> patterns = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] p = new byte[1 + random.nextInt(9)];
            for (int k = 0; k < p.length; k++) {
                p[k] = (byte) ('a' + random.nextInt(6));
            }
            patterns.add(p);
        }
        return patterns;
    }

    @Test
    void remembersWhatAStretchHeldWhenItWasLookedAtBefore() {
        Random random = new Random(11);
        List<byte[]> patterns = randomPatterns(random);
        PatternGroup group = group(patterns);
        Candidates candidates = new Candidates(patterns.size(), group.patterns());
        Stretch stretch = new Stretch();
        for (int look = 0; look < 200; look++) {
            byte[] more = new byte[1 + random.nextInt(400)];
            for (int k = 0; k < more.length; k++) {
                more[k] = (byte) (random.nextInt(40) == 0 ? 'A' + random.nextInt(6) : random.nextInt(60));
            }
            if (look % 3 == 0) {
                byte[] one = patterns.get(random.nextInt(patterns.size()));
                System.arraycopy(one, 0, more, 0, Math.min(one.length, more.length));
            }
            stretch.add(new ByteWindow(more, 0, more.length), 0, more.length);
            candidates.clear(Optional.empty());
            group.candidates(stretch, candidates);
            TreeSet<Integer> found = numbers(candidates);
            for (int i = 0; i < patterns.size(); i++) {
                if (Fold.find(stretch.bytes(), 0, stretch.end(), patterns.get(i), true) >= 0) {
                    assertTrue(found.contains(i), "look " + look + " misses a pattern");
                }
            }
            stretch.done();
        }
    }
}
