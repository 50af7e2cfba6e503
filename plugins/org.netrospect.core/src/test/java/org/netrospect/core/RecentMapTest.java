package org.netrospect.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentMapTest {
    private static Map<String, Integer> filled(Map<String, Integer> map) {
        map.put("a", 1);
        map.put("b", 2);
        map.put("a", 3);
        map.get("a");
        map.put("c", 4);
        return map;
    }

    @Test
    void forgetsWhatCameFirst() {
        Map<String, Integer> map = filled(RecentMap.byInsertion(2));
        assertEquals(List.of("b", "c"), List.copyOf(map.keySet()));
    }

    @Test
    void forgetsWhatWasLongestNotUsed() {
        Map<String, Integer> map = filled(RecentMap.byAccess(2));
        assertEquals(List.of("a", "c"), List.copyOf(map.keySet()));
    }
}
