package org.netrospect.workbench.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.netrospect.core.time.TimeFormat;

class FormatTextTest {
    private static FormatText of(String json) {
        return FormatText.of(json, new TimeFormat(ZoneOffset.UTC));
    }

    @Test
    void contradictionsStandApart() {
        FormatText text = of("{\"version\":\"1.4\",\"mismatch\":[\"Its name ends like an image.\"]}");
        assertEquals("⚠ Its name ends like an image.\n", text.warnings());
        assertEquals("version: 1.4", text.facts());
    }

    @Test
    void longListsHaveALineForEach() {
        assertEquals("sections: .a, .b\nnames: \n    1\n    2\n    3\n    4\n    5",
                of("{\"sections\":[\".a\",\".b\"],\"names\":[1,2,3,4,5]}").facts());
    }

    @Test
    void whatIsNoJsonTellsNothing() {
        assertEquals("", of("{").facts());
    }
}
