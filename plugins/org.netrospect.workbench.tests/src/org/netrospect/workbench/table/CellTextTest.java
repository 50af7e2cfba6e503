package org.netrospect.workbench.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CellTextTest {
    @Test
    void amounts_are_grouped_by_thousands() {
        assertEquals("0", CellText.grouped(0));
        assertEquals("999", CellText.grouped(999));
        assertEquals("1,000", CellText.grouped(1000));
        assertEquals("-1,234,567", CellText.grouped(-1_234_567));
        assertEquals("-999", CellText.grouped(-999));
    }

    @Test
    void captured_characters_that_steer_the_screen_are_shown_as_what_they_are() {
        assertEquals("a␊b", CellText.visible("a\nb"));
        assertEquals("\\u202egpj.exe", CellText.visible("\u202egpj.exe"));
        assertEquals("Grüße", CellText.visible("Grüße"));
    }
}
