package org.netrospect.core.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.table.Table;

final class FilterTextTest {
    private static String and(String filter, String condition, boolean out) throws FilterSyntaxException {
        return FilterText.and(filter, condition, out, Cases.context("sessions"));
    }

    @Test
    void everyCellMakesAConditionThatItsRowFulfils() throws FilterSyntaxException {
        for (String name : new String[] {"sessions", "irregularities", "captures"}) {
            Table table = Cases.source().table(name).orElseThrow();
            for (int column = 0; column < table.schema().columns().size(); column++) {
                for (int row = 0; row < table.rows(); row++) {
                    String text = FilterText.equal(table.schema().column(column).name(), table, column, row);
                    assertTrue(Cases.passing(name, text).contains(row + 1), name + " " + row + ": " + text);
                }
            }
        }
    }

    @Test
    void conditionsAreAddedOnce() throws FilterSyntaxException {
        assertEquals("dport = 80", and("", "dport = 80", false));
        assertEquals("(dport = 80 or dport = 81) and proto = tcp",
                and("dport = 80 or dport = 81", "proto = tcp", false));
        assertEquals("proto = tcp and dport = 80", and("proto = tcp and dport = 80", "dport = 80", false));
    }

    @Test
    void filteringOutTakesAwayTheOpposite() throws FilterSyntaxException {
        assertEquals("not dport = 80", and("", "dport = 80", true));
        assertEquals("proto = tcp and not dport = 80", and("dport = 80 and proto = tcp", "dport = 80", true));
        assertEquals("dport = 80", and("not dport = 80", "dport = 80", false));
        assertEquals("service exists", and("", "not service exists", true));
    }

    @Test
    void aRangeOfTimesIsACondition() throws FilterSyntaxException {
        String text = FilterText.between("time", Cases.START, Cases.START + 30_000_000_000L);
        assertEquals(List.of(1), Cases.passing("sessions", text));
    }
}
