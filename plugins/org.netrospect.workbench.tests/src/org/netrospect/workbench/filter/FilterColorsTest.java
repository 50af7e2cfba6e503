package org.netrospect.workbench.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.workbench.filter.FilterColors.Kind.FIELD;
import static org.netrospect.workbench.filter.FilterColors.Kind.OTHER;
import static org.netrospect.workbench.filter.FilterColors.Kind.QUOTED;
import static org.netrospect.workbench.filter.FilterColors.Kind.VALUE;
import static org.netrospect.workbench.filter.FilterColors.Kind.WORD;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.workbench.filter.FilterColors.Kind;
import org.netrospect.workbench.filter.FilterColors.Piece;

class FilterColorsTest {
    private static List<Kind> kinds(String text) {
        return FilterColors.of(text).stream().map(Piece::kind).toList();
    }

    @Test
    void fields_words_values_and_quotes_are_told_apart() {
        assertEquals(List.of(FIELD, OTHER, VALUE, WORD, FIELD, OTHER, QUOTED),
                kinds("host = 10.3.0.41 and time = \"last Wednesday\""));
    }

    @Test
    void values_of_a_list_are_values_and_what_follows_it_is_a_field() {
        assertEquals(List.of(FIELD, WORD, OTHER, VALUE, OTHER, VALUE, OTHER, WORD, FIELD),
                kinds("dport in (80, 443) and sby"));
    }

    @Test
    void parentheses_around_conditions_are_no_lists() {
        assertEquals(List.of(OTHER, FIELD, OTHER, VALUE, WORD, FIELD, OTHER, VALUE, OTHER), kinds("(a = 1 or b = 2)"));
    }

    @Test
    void an_unfinished_quote_runs_to_the_end() {
        assertEquals(List.of(FIELD, OTHER, QUOTED), kinds("service ~ \"^ht"));
    }
}
