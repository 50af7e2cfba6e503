package org.netrospect.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetailsTest {
    @Test
    void keepsTheJsonOfOthersWhole() {
        Details inner = new Details().put("a", 1).put("texts", List.of("x \"y\"", "z"));
        assertEquals(inner.toString(), new Details().json("detail", inner).get("detail").orElseThrow());
        Details longer = new Details().put("texts", Collections.nCopies(900, "x".repeat(100)));
        assertEquals(longer.toString(), new Details().json("detail", longer).get("detail").orElseThrow());
    }

    @Test
    void shortensTheLongestListOfWhatIsTooLong() {
        Details inner = new Details().put("kept", List.of("a", "b"))
                .put("many", Collections.nCopies(1000, "é".repeat(900)));
        String json = new Details().json("detail", inner).get("detail").orElseThrow().toString();
        assertTrue(json.startsWith("{\"kept\":[\"a\",\"b\"],\"many\":[\""), json.substring(0, 40));
        assertTrue(json.endsWith("é\"]}"));
        assertTrue(json.length() > 300_000 && json.length() < 1_000_000);
    }
}
