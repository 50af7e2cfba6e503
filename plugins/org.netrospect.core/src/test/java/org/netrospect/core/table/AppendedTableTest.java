package org.netrospect.core.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netrospect.core.net.IpAddress;

class AppendedTableTest {
    private static final TableSchema SCHEMA = new TableSchema("hosts", List.of(
            new Column("name", ColumnType.TEXT, "Name", "its name"),
            new Column("address", ColumnType.ADDRESS, "Address", "its address"),
            new Column("bytes", ColumnType.INTEGER, "Bytes", "how many")));

    private static MemoryTable table(Object... name) {
        return new MemoryTable(SCHEMA, List.of(List.of(name)));
    }

    private final AppendedTable both = new AppendedTable(table("a", IpAddress.v4(1), 7),
            table("b", Optional.empty(), 5));

    @Test
    void showsTheRowsOfTheSecondBehindThoseOfTheFirst() {
        assertEquals(2, both.rows());
        assertEquals("a b", both.textAt(0, 0) + " " + both.textAt(0, 1));
        assertEquals(Optional.of(IpAddress.v4(1)), both.addressAt(1, 0));
        assertTrue(both.isNull(1, 1));
        assertEquals(12, both.longAt(2, 0) + both.longAt(2, 1));
    }

    @Test
    void sortsOverBoth() {
        RowSelection sorted = RowSelection.select(both, Optional.empty(), Optional.of(new Sort(2, false)), () -> false);
        assertEquals(1, sorted.row(0));
        RowSelection byName = RowSelection.select(both, Optional.empty(), Optional.of(new Sort(0, true)), () -> false);
        assertEquals(1, byName.row(0));
    }

    @Test
    void refusesATableOfAnotherKind() {
        assertThrows(IllegalArgumentException.class,
                () -> new AppendedTable(both, new MemoryTable(Tables.SESSIONS, List.of())));
    }
}
