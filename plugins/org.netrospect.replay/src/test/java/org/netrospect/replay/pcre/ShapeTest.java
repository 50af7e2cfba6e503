package org.netrospect.replay.pcre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static List<Shape> shapes(String expression, String modifiers) throws UnsupportedExpression {
        return Shape.of(Pcre.of(expression, modifiers));
    }

    /** Whether a text begins like a match. */
    private static boolean fits(List<Shape> shapes, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (Shape shape : shapes) {
            boolean all = shape.places().size() <= bytes.length;
            for (int i = 0; all && i < shape.places().size(); i++) {
                all = shape.places().get(i).get(bytes[i] & 0xff);
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    @Test
    void takesAlternativesRepetitionsAndClassesApart() throws UnsupportedExpression {
        List<Shape> shapes = shapes(" (6011|5[1-5]\\d{2}|4\\d{3})-\\d{4} ", "");
        assertEquals(3, shapes.size());
        assertTrue(fits(shapes, " 5412-0000 "));
        assertTrue(!fits(shapes, " 5612-0000 "));
        assertTrue(!fits(shapes, " 5412 0000 "));
    }

    @Test
    void knowsOnlyWhatStandsBeforeAnOpenRepetition() throws UnsupportedExpression {
        List<Shape> shapes = shapes("abc[d-f]+xyz", "i");
        assertTrue(fits(shapes, "ABCe"));
        assertEquals(4, shapes.getFirst().places().size());
    }

    @Test
    void saysNothingOfExpressionsThatMayBeginWithAnything() throws UnsupportedExpression {
        assertEquals(List.of(), shapes(".*evil", ""));
        assertEquals(List.of(), shapes("(evil)?", ""));
        assertEquals(List.of(), shapes("[a-z][a-z]", ""));
        assertEquals(List.of(), shapes("^evil", ""));
        assertEquals(List.of(), shapes("(?=evil)evil", ""));
    }
}
