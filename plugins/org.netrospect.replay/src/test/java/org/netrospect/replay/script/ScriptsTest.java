package org.netrospect.replay.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScriptsTest {
    private static String numbered(String script) {
        return new String(Scripts.of(script.getBytes(StandardCharsets.ISO_8859_1), "text/javascript").numbered()
                .orElseThrow(), StandardCharsets.ISO_8859_1);
    }

    private static String plain(String page) {
        return new String(Scripts.of(page.getBytes(StandardCharsets.ISO_8859_1), "text/html").plain().orElseThrow(),
                StandardCharsets.ISO_8859_1);
    }

    @Test
    void namesBecomeNumbersInTheOrderInWhichTheyAppear() {
        assertEquals("var var_0000=1;var_0001=var_0000;", numbered("var lemon = 1; pear = lemon;"));
    }

    @Test
    void namesThatMeanTheSameEverywhereStayWithAllThatIsReachedThroughThem() {
        assertEquals("document.title.size(var_0000.var_0001)", numbered("document.title.size(my.own)"));
    }

    @Test
    void anotherNameForAKnownFunctionIsReplacedByTheFunction() {
        assertEquals("var var_0000=console.log;console.log('x')", numbered("var say = console.log\nsay('x')"));
    }

    @Test
    void aParameterHidesTheOtherNameOfAFunction() {
        assertEquals("var_0000=eval;function var_0001(var_0000){var_0000(1)}eval(2)",
                numbered("e = eval; function f(e) { e(1) } e(2)"));
    }

    @Test
    void linesEndStatementsWhereSemicolonsAreLeftOut() {
        assertEquals("var_0000=1;var_0001=2;if(var_0000)var_0001++;return;var_0002",
                numbered("a = 1\nb = 2\nif (a)\nb++\nreturn\nc"));
    }

    @Test
    void commentsGoAndBlanksStayOnlyWhereTheyMust() {
        assertEquals("var var_0000=typeof var_0001+ +1;", numbered("var a /* x */ = typeof b // y\n + +1;"));
    }

    @Test
    void sumsOfStringsAndEscapesBecomeOneString() {
        assertEquals("var_0000='secret';", numbered("a = '\\x73e' + \"\\u0063\" + '\\162et';"));
    }

    @Test
    void callsThatUndoEscapesAreUndoneWithinEachOther() {
        assertEquals("document.write(\"Hi %\");",
                numbered("document.write(unescape(decodeURIComponent(\"%2548%2569\" + \"%20%2525\")));"));
    }

    @Test
    void numbersOfCharactersBecomeTheirText() {
        assertEquals("eval('ab\u00c3\u00a4');", numbered("eval(String.fromCharCode(97, 0x62, 228));"));
    }

    @Test
    void whatQuotesAStringStaysEscapedInIt() {
        assertEquals("var_0000='it\\'s';", numbered("a = '\\x69t' + \"'s\";"));
    }

    @Test
    void regularExpressionsAreToldFromDivisions() {
        assertEquals("var_0000=var_0001/2/var_0002;var_0003=/[/]'/g;", numbered("a = b / 2 / c; d = /[/]'/g;"));
    }

    @Test
    void expressionsInTemplatesAreScripts() {
        assertEquals("var_0000=`1 ${var_0001+`2 ${'ab'}`} 3`;", numbered("a = `1 ${ b + `2 ${ 'a' + 'b' }` } 3`;"));
    }

    @Test
    void inPagesOnlyScriptsOfTheirOwnChange() {
        assertEquals("<p>a  b<SCRIPT language='JavaScript1.2'>c d;</SCRIPT><script type='text/template'>e  f</script>"
                + "<script src=x.js>g  h</script>",
                plain("<p>a  b<SCRIPT language='JavaScript1.2'>c /* */ d;</SCRIPT>"
                        + "<script type='text/template'>e  f</script><script src=x.js>g  h</script>"));
    }

    @Test
    void aPageWithoutScriptsHasNothingToShow() {
        Scripts page = Scripts.of("<p>script</p>".getBytes(StandardCharsets.ISO_8859_1), "text/html");
        assertTrue(page.numbered().isEmpty() && page.plain().isEmpty());
    }

    @Test
    void nonsenseEndsInTimeAndWithinTheLimit() {
        Random random = new Random(5);
        List<String> parts = List.of("function", "(", "{", "}", ")", "/[", "'", "\"", "`${", "unescape(", "'a'+", "\\u",
                "e=eval;", "1,", "//", "/*", "\n", "e", "String.fromCharCode(", "<script>");
        for (String part : parts) {
            assertTimeout(Duration.ofMinutes(1), () -> assertTrue(
                    numbered(part.repeat(Scripts.LARGEST / part.length())).length() <= ScriptWriter.LARGEST));
        }
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(400, 0, parts.size()).forEach(n -> text.append(parts.get(n)));
            assertTrue(numbered(text.toString()).length() <= ScriptWriter.LARGEST);
        }
    }
}
