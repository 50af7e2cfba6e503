package org.netrospect.store.columns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.store.columns.ColumnTable.Size;

class ColumnTableTest {
    @TempDir
    Path folder;

    private ColumnTable table(Size size, Storage... storage) {
        List<StoredColumn> columns = IntStream.range(0, storage.length)
                .mapToObj(i -> new StoredColumn("c" + i, storage[i])).toList();
        return new ColumnTable(folder, columns, size);
    }

    @Test
    void givesNumbersOfEveryWidthBack() throws IOException {
        ColumnTable table = table(Size.NONE, Storage.BYTE, Storage.SHORT, Storage.INT, Storage.LONG, Storage.COUNT);
        long[][] rows = {{0, 0, 0, 0, 0}, {-127, -32_767, -2_147_483_647, -9_000_000_000L, Integer.MAX_VALUE},
            {127, 32_767, 2_147_483_647, Long.MAX_VALUE, Integer.MAX_VALUE + 1L}, {1, 2, 3, 4, Long.MAX_VALUE}};
        try (ColumnTableWriter writer = table.append()) {
            for (long[] row : rows) {
                for (int c = 0; c < row.length; c++) {
                    writer.number(c, row[c]);
                }
                writer.endRow();
            }
            table.size(writer.flush());
        }
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                assertFalse(table.column(c).isNull(r));
                assertEquals(rows[r][c], table.column(c).longAt(r), "row " + r + " column " + c);
            }
        }
    }

    @Test
    void tellsNoValueFromZero() throws IOException {
        ColumnTable table = table(Size.NONE, Storage.values());
        try (ColumnTableWriter writer = table.append()) {
            for (int c = 0; c < Storage.values().length; c++) {
                writer.nothing(c);
            }
            writer.endRow();
            table.size(writer.flush());
        }
        for (int c = 0; c < Storage.values().length; c++) {
            assertTrue(table.column(c).isNull(0), Storage.values()[c].name());
        }
        assertEquals("", table.column(Storage.TEXT.ordinal()).textAt(0));
        assertEquals(0, table.column(Storage.ADDRESS.ordinal()).addressVersionAt(0));
        assertEquals(0, table.column(Storage.COUNT.ordinal()).longAt(0));
    }

    @Test
    void keepsAValueThatIsTooLargeAsTheLargest() throws IOException {
        ColumnTable table = table(Size.NONE, Storage.SHORT);
        try (ColumnTableWriter writer = table.append()) {
            writer.number(0, 1_000_000);
            writer.endRow();
            table.size(writer.flush());
        }
        assertEquals(Short.MAX_VALUE, table.column(0).longAt(0));
    }

    @Test
    void givesTextsBackAndStoresARepeatedOneOnce() throws IOException {
        ColumnTable table = table(Size.NONE, Storage.TEXT);
        List<String> texts = List.of("dns", "", "größer als 日本 \ud83d\ude00", "dns", "x".repeat(300_000));
        try (ColumnTableWriter writer = table.append()) {
            for (String text : texts) {
                writer.text(0, text);
                writer.endRow();
            }
            table.size(writer.flush());
        }
        for (int i = 0; i < texts.size(); i++) {
            assertEquals(texts.get(i), table.column(0).textAt(i));
        }
        assertEquals(table.column(0).textKeyAt(0), table.column(0).textKeyAt(3));
        assertTrue(table.column(0).isNull(1));
    }

    @Test
    void cutsATextThatIsTooLongBetweenTwoCharacters() throws IOException {
        ColumnTable table = table(Size.NONE, Storage.TEXT);
        try (ColumnTableWriter writer = table.append()) {
            writer.text(0, "x" + "ü".repeat(1 << 20));
            writer.endRow();
            table.size(writer.flush());
        }
        assertEquals("x" + "ü".repeat((1 << 19) - 1), table.column(0).textAt(0));
    }

    @Test
    void givesTextsBackThatStandOnBothSidesOfAPieceOfTheHeap() throws IOException {
        ColumnTable table = table(Size.NONE, Storage.TEXT);
        int count = 80;
        try (ColumnTableWriter writer = table.append()) {
            for (int i = 0; i < count; i++) {
                writer.text(0, ("%09d".formatted(i)).repeat(100_000));
                writer.endRow();
            }
            table.size(writer.flush());
        }
        assertTrue(Files.size(folder.resolve("heap")) > Heap.PIECE);
        for (int i = 0; i < count; i++) {
            String text = table.column(0).textAt(i);
            assertEquals(900_000, text.length());
            assertEquals("%09d".formatted(i), text.substring(899_991));
        }
    }

    @Test
    void givesAddressesOfBothVersionsBack() throws IOException {
        ColumnTable table = table(Size.NONE, Storage.ADDRESS);
        try (ColumnTableWriter writer = table.append()) {
            writer.address(0, 4, 0, 0);
            writer.endRow();
            writer.address(0, 4, 0, 0xffff_ffffL);
            writer.endRow();
            writer.address(0, 6, 0x2001_0db8_0000_0000L, -1);
            writer.endRow();
            writer.address(0, 6, 0, 0);
            writer.endRow();
            table.size(writer.flush());
        }
        ColumnReader column = table.column(0);
        assertEquals(4, column.addressVersionAt(0));
        assertEquals(0, column.addressLowAt(0));
        assertEquals(0xffff_ffffL, column.addressLowAt(1));
        assertEquals(6, column.addressVersionAt(2));
        assertEquals(0x2001_0db8_0000_0000L, column.addressHighAt(2));
        assertEquals(-1, column.addressLowAt(2));
        assertEquals(6, column.addressVersionAt(3));
        assertEquals(0, column.addressHighAt(3));
        assertEquals(0, column.addressLowAt(3));
    }

    @Test
    void readsAcrossPiecesWhileTheFileGrows() throws IOException {
        ColumnTable table = table(Size.NONE, Storage.SHORT);
        int rows = (1 << 20) * 2 + 1000;
        try (ColumnTableWriter writer = table.append()) {
            for (int i = 0; i < rows; i++) {
                writer.number(0, i % 30_000);
                writer.endRow();
                if (i % 300_000 == 0) {
                    table.size(writer.flush());
                    assertEquals(i % 30_000, table.column(0).longAt(i));
                    assertEquals(0, table.column(0).longAt(0));
                }
            }
            table.size(writer.flush());
        }
        for (int i = 0; i < rows; i++) {
            assertEquals(i % 30_000, table.column(0).longAt(i));
        }
    }

    @Test
    void forgetsWhatLiesBehindTheRowsThatCount() throws IOException {
        ColumnTable table = table(Size.NONE, Storage.INT, Storage.TEXT);
        append(table, 10, "kept ");
        Size size = table.size();
        append(table, 5, "lost ");
        ColumnTable reopened = table(size, Storage.INT, Storage.TEXT);
        assertTrue(reopened.cut());
        assertEquals(40, Files.size(folder.resolve("c0.col")));
        append(reopened, 1, "new ");
        assertEquals(11, reopened.size().rows());
        assertEquals("kept 9", reopened.column(1).textAt(9));
        assertEquals("new 0", reopened.column(1).textAt(10));
        assertFalse(table(reopened.size(), Storage.INT, Storage.TEXT).cut());
    }

    private static void append(ColumnTable table, int rows, String text) throws IOException {
        try (ColumnTableWriter writer = table.append()) {
            for (int i = 0; i < rows; i++) {
                writer.number(0, i);
                writer.text(1, text + i);
                writer.endRow();
            }
            table.size(writer.flush());
        }
    }

    @Test
    void saysThatAFileIsShorterThanWhatCounts() throws IOException {
        ColumnTable table = table(new Size(10, 8), Storage.INT);
        Files.write(folder.resolve("heap"), new byte[8]);
        Files.write(folder.resolve("c0.col"), new byte[39]);
        IOException failure = assertThrows(IOException.class, table::cut);
        assertTrue(failure.getMessage().contains("39 bytes and should have 40"), failure.getMessage());
    }

    @Test
    void refusesARowInWhichAColumnIsMissing() throws IOException {
        try (ColumnTableWriter writer = table(Size.NONE, Storage.INT, Storage.INT).append()) {
            writer.number(0, 1);
            assertThrows(IllegalStateException.class, writer::endRow);
        }
    }
}
