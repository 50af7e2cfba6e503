package org.netrospect.replay.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NeedlesTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static TreeSet<Integer> found(List<byte[]> patterns, byte[] text, int start, int length) {
        TreeSet<Integer> hits = new TreeSet<>();
        new Needles(patterns).scan(text, start, length, hits::add);
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
            List<byte[]> patterns = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                byte[] p = new byte[1 + random.nextInt(9)];
                for (int k = 0; k < p.length; k++) {
                    p[k] = (byte) ('a' + random.nextInt(6));
                }
                patterns.add(p);
            }
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
}
