package org.netrospect.replay.pcre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netrospect.replay.pcre.Pcre.Outcome;

class PcreTest {
    private static Outcome find(String expression, String modifiers, String text) throws UnsupportedExpression {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Pcre.of(expression, modifiers).find(bytes, 0, bytes.length, 0, new Pcre.Found());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "[[]x~~[x",
        "a[&&]b~~a&b",
        "^\\x2f[a-z0-9_-]{3}$~~/a-_",
        "(?P<name>a+)b(?P=name)~~aabaa",
        "x{,3}~~x{,3}",
        "a\\/b~~a/b",
        "[^]]+~~abc",
        "[]a]~~]",
        "[\\w-.]+@~~a-b.c@",
        "\\x{41}B~~AB",
        "[[:alpha:]]{2}\\d~~ab1",
        "HELLO~i~hello",
        "a b # comment~x~ab",
        "\\101~~A",
        "(a)(?:b)\\1~~aba",
        "[\\x80-\\xff]~~é",
        "(a)(b)\\g{-1}\\g1~~abba",
        "a\\Cb~~axb",
        "(?)a~~a",
        "a]b}c~~a]b}c"})
    void meansWhatPerlMeans(String expression, String modifiers, String text) throws UnsupportedExpression {
        assertEquals(Outcome.FOUND, find(expression, modifiers == null ? "" : modifiers, text));
    }

    @Test
    void knowsLines() throws UnsupportedExpression {
        assertEquals(Outcome.FOUND, find("foo.bar", "s", "foo\nbar"));
        assertEquals(Outcome.FOUND, find("foo\\Cbar", "", "foo\nbar"));
        assertEquals(Outcome.NOT_FOUND, find("foo.bar", "", "foo\nbar"));
        assertEquals(Outcome.FOUND, find("foo.bar", "", "foo\rbar"));
        assertEquals(Outcome.FOUND, find("^b", "m", "a\nb"));
        assertEquals(Outcome.NOT_FOUND, find("^b", "m", "a\rb"));
    }

    @Test
    void aDollarMatchesBeforeALastLineFeedUnlessToldOtherwise() throws UnsupportedExpression {
        assertEquals(Outcome.FOUND, find("a$", "", "a\n"));
        assertEquals(Outcome.NOT_FOUND, find("a$", "E", "a\n"));
        assertEquals(Outcome.NOT_FOUND, find("a$", "", "a\r"));
    }

    @Test
    void anAnchoredExpressionMatchesAtTheBeginningOnly() throws UnsupportedExpression {
        assertEquals(Outcome.FOUND, find("b", "A", "ba"));
        assertEquals(Outcome.NOT_FOUND, find("b", "A", "ab"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?R)", "(?(1)a|b)", "\\p{L}", "(*ACCEPT)a", "a\\Kb", "\\x{100}", "(", "[a", "\\g1"})
    void whatCannotBeRunAsWrittenIsRefused(String expression) {
        assertThrows(UnsupportedExpression.class, () -> Pcre.of(expression, ""));
    }

    @Test
    void anUnknownModifierIsRefused() {
        assertThrows(UnsupportedExpression.class, () -> Pcre.of("a", "Z"));
    }

    @Test
    void aCatastrophicExpressionEnds() {
        String text = "a".repeat(5000) + "!";
        assertTimeoutPreemptively(Duration.ofMinutes(1),
                () -> assertEquals(Outcome.GIVEN_UP, find("(a+)+$", "", text)));
    }

    @Test
    void deepRepetitionOfAlternativesEnds() {
        String text = "ab".repeat(200_000);
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> find("^(?:a|b)*c", "", text));
    }

    @ParameterizedTest
    @CsvSource({"a+,3", "a+G,1", "a+?,1", "a+?G,3", "'a{1,2}G',1", "a*+G,3"})
    void repetitionsTakeAsMuchAsTheyCanUnlessToldOtherwise(String expression, int length)
            throws UnsupportedExpression {
        Pcre.Found found = new Pcre.Found();
        byte[] bytes = "aaa".getBytes(StandardCharsets.ISO_8859_1);
        Pcre.of(expression.replace("G", ""), expression.endsWith("G") ? "G" : "").find(bytes, 0, 3, 0, found);
        assertEquals(length, found.end());
    }

    @Test
    void tellsWhereItMatched() throws UnsupportedExpression {
        byte[] bytes = "..abc".getBytes(StandardCharsets.ISO_8859_1);
        Pcre.Found found = new Pcre.Found();
        assertEquals(Outcome.FOUND, Pcre.of("b", "").find(bytes, 2, 3, 0, found));
        assertEquals(1, found.start());
        assertEquals(2, found.end());
    }
}
