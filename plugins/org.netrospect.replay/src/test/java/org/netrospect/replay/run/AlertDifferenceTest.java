package org.netrospect.replay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.TableSource;
import org.netrospect.core.table.Tables;

class AlertDifferenceTest {
    private final List<Map<String, Object>> rows = new ArrayList<>();

    private void alert(long run, long sid, long rev, long session, long packet) {
        rows.add(Map.of("run", run, "session", session, "time", packet * 1000, "capture", 1L, "packet", packet, "gid",
                1L, "sid", sid, "rev", rev, "message", "rule " + sid));
    }

    private List<String> difference() {
        return entries().stream().map(e -> e.change() + " " + e.sid() + " " + e.session() + " " + e.alerts()).toList();
    }

    private List<AlertDifference.Entry> entries() {
        Table table = new MemoryTable(Tables.ALERTS, rows.stream().map(row -> Tables.ALERTS.columns().stream()
                .<Object>map(column -> row.getOrDefault(column.name(), Optional.empty())).toList()).toList());
        TableSource source = new TableSource() {
            @Override
            public List<TableSchema> schemas() {
                return Tables.ALL;
            }

            @Override
            public Optional<Table> table(String name) {
                return name.equals("alerts") ? Optional.of(table) : Optional.empty();
            }
        };
        return AlertDifference.of(source, 1, 2);
    }

    @Test
    void twoRunsThatFoundTheSameDoNotDiffer() {
        alert(1, 5, 1, 7, 10);
        alert(2, 5, 1, 7, 10);
        assertEquals(List.of("SAME 5 7 1"), difference());
    }

    @Test
    void aRuleThatWasAddedRemovedAndRevisedIsToldApart() {
        alert(1, 5, 1, 7, 10);
        alert(1, 6, 1, 7, 11);
        alert(2, 6, 2, 7, 11);
        alert(2, 8, 1, 9, 12);
        assertEquals(List.of("GONE 5 7 1", "CHANGED 6 7 1", "NEW 8 9 1"), difference());
    }

    @Test
    void moreAlertsOfTheSameRevisionAreNew() {
        alert(1, 5, 1, 7, 10);
        alert(2, 5, 1, 7, 10);
        alert(2, 5, 1, 7, 12);
        alert(2, 5, 1, 7, 12);
        assertEquals(List.of("NEW 5 7 2", "SAME 5 7 1"), difference());
    }

    @Test
    void sessionsArePutTogetherByRule() {
        alert(2, 5, 1, 7, 10);
        alert(2, 5, 1, 8, 12);
        alert(1, 5, 1, 9, 14);
        assertEquals(List.of("NEW 5 0 2 10000 12000", "GONE 5 0 1 14000 14000"),
                AlertDifference.together(entries(), AlertDifference.By.RULE).stream().map(e -> e.change() + " "
                        + e.sid() + " " + e.session() + " " + e.alerts() + " " + e.first() + " " + e.last()).toList());
        assertEquals(3, AlertDifference.together(entries(), AlertDifference.By.SESSION).size());
    }
}
