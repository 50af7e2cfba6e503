package org.netrospect.core.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilterParserTest {
    private static FilterSyntaxException refused(String filter) {
        return assertThrows(FilterSyntaxException.class, () -> FilterParser.parse(filter, Cases.context("sessions")),
                filter);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dprot = 80                  | 0  | 5 | no field "dprot"
            dport = 80 and servce = x   | 15 | 6 | service
            irregularity.wat = x        | 0  | 16 | irregularity.what
            iregularity.what = x        | 0  | 16 | no table
            dport 80                    | 6  | 2 | expected = != <
            dport =                     | 7  | 0 | number such as 80
            dport = abc                 | 8  | 3 | found "abc"
            dport = 1.5                 | 8  | 3 | whole number
            dport = 9..1                | 8  | 4 | ends before it begins
            dport = 5parsec             | 8  | 7 | no unit "parsec"
            dport = 99999999999999999999999 | 8 | 23 | number such as
            dport ~ 80                  | 6  | 1 | is a number
            saddr < 10.0.0.1            | 6  | 1 | is an address
            saddr = 10.1.2              | 8  | 6 | address such as
            saddr in 10.0.0.0/33        | 9  | 11 | 0 to 32
            saddr = 10.0.0.9..10.0.0.1  | 8  | 18 | ends before
            service ~ "(a"              | 10 | 4 | regular expression
            service = "abc              | 10 | 4 | closing quote
            stime = "teatime"           | 8  | 9 | is not a time
            dur = long                  | 6  | 4 | duration such as
            (dport = 80                 | 11 | 0 | "(" at character 1
            dport = 80)                 | 10 | 1 | "and", "or" or the end
            dport = 80 dport = 81       | 11 | 5 | "and", "or" or the end
            dport = 80 and              | 14 | 0 | expected a field
            dport in (80, 81            | 16 | 0 | ")" of the "("
            dport not = 80              | 10 | 1 | "in" or "exists"
            irregularity = 5            | 13 | 1 | "exists"
            and                         | 0  | 3 | no field
            = 80                        | 0  | 1 | expected a field
            """)
    void whatIsWrongIsToldWithItsPlace(String filter, int position, int length, String message) {
        FilterSyntaxException refused = refused(filter);
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
        assertTrue(refused.getMessage().startsWith("Filter, character " + (position + 1) + ": "), refused.getMessage());
        assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
        assertEquals(position + "+" + length, refused.position() + "+" + refused.length(), refused.getMessage());
    }

    @Test
    void theNearestNameComesFirst() {
        assertEquals("dport", refused("dprot = 80").suggestions().getFirst());
        assertEquals("irregularity.what", refused("irregularity.wath = x").suggestions().getFirst());
    }

    @Test
    void deepNestingIsRefusedAndLongListsAreNot() throws FilterSyntaxException {
        assertTrue(refused("(".repeat(100_000)).getMessage().contains("nested"));
        assertTrue(refused("not ".repeat(100_000)).getMessage().contains("nested"));
        assertTrue(refused(" ".repeat(2_000_000)).getMessage().contains("at most"));
        FilterParser.parse("dport in (" + "1,".repeat(50_000) + "1)", Cases.context("sessions"));
    }

    @Test
    void anyTextIsAFilterOrRefusedWithinIt() {
        String[] pieces = {"dport", "=", "80", "and", "(", ")", "\"", "'", "in", "..", ",", "not", "exists", "~", "\\",
                "host", "10.0.0.0/8", "!", "!=", "<", "time", "irregularity", ".", "what", "\u0000", "\ud800", "&&",
                        "|",
                "stime", "yesterday", "-", "\\u{", "}", "dur", "1e9"};
        Random random = new Random(9);
        int parsed = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(9); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                FilterParser.parse(text.toString(), Cases.context("sessions"));
                parsed++;
            } catch (FilterSyntaxException e) {
                assertTrue(e.position() >= 0 && e.position() + e.length() <= text.length(), text + ": "
                        + e.getMessage());
            }
        }
        assertTrue(parsed > 100, "only " + parsed + " were filters");
    }
}
