package org.netrospect.workbench.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

class ArchiveTextTest {
    private final List<List<Object>> rows = new ArrayList<>();

    private void file(long id, long parent, String name, String type, long size, String facts) {
        List<Object> row = new ArrayList<>();
        for (Column column : Tables.FILES.columns()) {
            row.add(switch (column.name()) {
                case "id" -> id;
                case "parent" -> parent == 0 ? Optional.empty() : parent;
                case "name" -> name;
                case "media_type" -> type;
                case "size" -> size;
                case "facts" -> facts;
                default -> Optional.empty();
            });
        }
        rows.add(row);
    }

    private Table table() {
        return new MemoryTable(Tables.FILES, rows);
    }

    @Test
    void archivesWithinArchivesAreListedBelowTheirEntry() {
        file(1, 0, "a.zip", "application/zip", 500, "{\"listing\":[\"b.zip\",\"secret.doc\"]}");
        file(2, 1, "b.zip", "application/zip", 300, "{\"listing\":[\"x.exe\"]}");
        file(3, 2, "x.exe", "application/x-dosexec", 2000, "{}");
        assertEquals("""
                Contains

                    b.zip   application/zip, 300 B
                        x.exe   application/x-dosexec, 2.0 kB
                    secret.doc""", ArchiveText.of(table(), 0));
    }

    @Test
    void whatContainsItselfEnds() {
        file(1, 1, "a.zip", "application/zip", 1, "{}");
        assertEquals(10, ArchiveText.of(table(), 0).lines().filter(line -> line.contains("a.zip")).count());
    }

    @Test
    void ofAFileWithNothingInItNothingIsSaid() {
        file(1, 0, "a.txt", "text/plain", 1, "{}");
        assertEquals("", ArchiveText.of(table(), 0));
    }
}
