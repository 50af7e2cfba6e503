package org.netrospect.workbench.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.Tables;

class DetailTableTest {
    private static final int OWN = Tables.EVENTS.columns().size();

    private static DetailTable table(String kind, String detail) {
        IpAddress host = IpAddress.parse("192.0.2.1").orElseThrow();
        return new DetailTable(new MemoryTable(Tables.EVENTS, List.of(List.of(1L, 0L, "smb", kind, host, host, "",
                detail, 1L, 1L))), List.of(
                DetailColumn.of("who", ColumnType.TEXT, "Who", "Who", "user from"),
                DetailColumn.of("read", ColumnType.INTEGER, "Read", "Read", "bytes_read read.bytes"),
                DetailColumn.of("dur", ColumnType.DURATION, "Duration", "Duration", "duration")));
    }

    @Test
    void takesTheFirstMemberThatIsThere() {
        assertEquals("ann", table("open", "{\"from\":\"bob\",\"user\":\"ann\"}").textAt(OWN, 0));
        assertEquals("bob", table("open", "{\"from\":\"bob\"}").textAt(OWN, 0));
        assertTrue(table("open", "{}").isNull(OWN, 0));
    }

    @Test
    void takesMembersOfOneKindOnlyFromEventsOfIt() {
        assertEquals(7, table("read", "{\"bytes\":7}").longAt(OWN + 1, 0));
        assertTrue(table("write", "{\"bytes\":7}").isNull(OWN + 1, 0));
    }

    @Test
    void hasNoNumberWhereTheDetailIsNone() {
        assertTrue(table("read", "{\"bytes\":\"many\"}").isNull(OWN + 1, 0));
        assertEquals(500_000_000, table("call", "{\"duration\":0.5}").longAt(OWN + 2, 0));
    }

    @Test
    void asksForTheSameValueAsTheFilterLanguageCan() {
        assertEquals(Optional.of("events.detail ~ \"\\Q\\\"user\\\":\\\"a.b\\\"\\E\""),
                table("open", "{\"user\":\"a.b\"}").condition(OWN, 0));
        assertEquals(Optional.of("events.detail ~ \"\\Q\\\"bytes\\\":7\\E\\b\""),
                table("read", "{\"bytes\":7}").condition(OWN + 1, 0));
        assertFalse(table("open", "{}").condition(OWN, 0).isPresent());
    }
}
