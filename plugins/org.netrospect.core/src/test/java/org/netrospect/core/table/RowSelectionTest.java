package org.netrospect.core.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netrospect.core.net.IpAddress;

final class RowSelectionTest {
    private static final TableSchema SCHEMA = new TableSchema("sessions", List.of(column("id", ColumnType.INTEGER),
            column("number", ColumnType.INTEGER), column("ratio", ColumnType.DECIMAL), column("name", ColumnType.TEXT),
            column("addr", ColumnType.ADDRESS), column("flag", ColumnType.BOOLEAN), column("key", ColumnType.TEXT)));

    private static Column column(String name, ColumnType type) {
        return new Column(name, type, name, name);
    }

    private static Table table(int rows, long seed) {
        Random random = new Random(seed);
        List<List<Object>> all = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            List<Object> row = new ArrayList<>(List.of((long) i + 1, random.nextInt(4) == 0 ? random.nextLong()
                    : (long) random.nextInt(9) - 4, random.nextInt(3) == 0 ? -0.0 : random.nextGaussian() * 1e6,
                    "name" + random.nextInt(50), random.nextBoolean() ? IpAddress.v4(random.nextInt())
                            : new IpAddress(6, random.nextLong(), random.nextInt(3)),
                    random.nextBoolean(), text(random)));
            if (random.nextInt(10) == 0) {
                row.set(1 + random.nextInt(6), Optional.empty());
            }
            all.add(row);
        }
        return new MemoryTable(SCHEMA, all);
    }

    /** Texts that agree in their first characters, end early, or have characters beyond Latin-1 and zeros. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder("common prefix ".substring(random.nextInt(3) == 0 ? 14 : 0));
        for (int n = random.nextInt(12); n > 0; n--) {
            text.append("abÿþĀ\u0000語".charAt(random.nextInt(7)));
        }
        return text.toString();
    }

    private static int[] rows(RowSelection selection) {
        return IntStream.range(0, selection.size()).map(selection::row).toArray();
    }

    private static int[] reference(Table table, int column, boolean descending) {
        Comparator<Integer> order = switch (table.schema().column(column).type()) {
            case DECIMAL -> Comparator.comparing(row -> table.doubleAt(column, row));
            case TEXT, JSON -> Comparator.comparing(row -> table.textAt(column, row));
            case ADDRESS -> Comparator.comparing(row -> table.addressAt(column, row).orElseThrow());
            default -> Comparator.comparing(row -> table.longAt(column, row));
        };
        List<Integer> with = new ArrayList<>(IntStream.range(0, table.rows()).filter(r -> !table.isNull(column, r))
                .boxed().toList());
        with.sort(descending ? order.reversed() : order);
        return IntStream.concat(with.stream().mapToInt(Integer::intValue),
                IntStream.range(0, table.rows()).filter(r -> table.isNull(column, r))).toArray();
    }

    @Test
    void rowsThatStandInTheirOrderAlreadyStayThereUnlessOneHasNoValue() {
        TableSchema schema = new TableSchema("times", List.of(column("time", ColumnType.TIME)));
        Table ordered = new MemoryTable(schema, List.of(List.of(-3L), List.of(0L), List.of(0L), List.of(7L)));
        Table gap = new MemoryTable(schema, List.of(List.of(-3L), List.of(Optional.empty()), List.of(0L)));
        Optional<Sort> byTime = Optional.of(new Sort(0, false));
        assertArrayEquals(new int[] {0, 1, 2, 3},
                rows(RowSelection.select(ordered, Optional.empty(), byTime, () -> false)));
        assertArrayEquals(new int[] {3, 1, 2, 0}, rows(RowSelection.select(ordered, Optional.empty(),
                Optional.of(new Sort(0, true)), () -> false)));
        assertArrayEquals(new int[] {0, 2, 1},
                rows(RowSelection.select(gap, Optional.empty(), byTime, () -> false)));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 3", "500, 4", "40000, 5"})
    void everyColumnIsSortedAsAPlainStableSortWouldWithEmptyCellsLast(int rows, long seed) {
        Table table = table(rows, seed);
        for (int column = 0; column < SCHEMA.columns().size(); column++) {
            for (boolean descending : new boolean[] {false, true}) {
                assertArrayEquals(reference(table, column, descending),
                        rows(RowSelection.select(table, Optional.empty(), Optional.of(new Sort(column, descending)),
                                () -> false)),
                        SCHEMA.column(column).name() + (descending ? " descending" : ""));
            }
        }
    }

    /** The same values without keys, with so many different texts that they are sorted by their characters. */
    @Test
    void manyDifferentTextsAreSortedByTheirCharacters() {
        Random random = new Random(11);
        TableSchema schema = new TableSchema("t", List.of(column("text", ColumnType.TEXT)));
        List<List<String>> values = IntStream.range(0, 200_000).mapToObj(i -> List.of(i % 3 == 0 ? text(random)
                : "1:" + Long.toString(random.nextLong(), 36))).toList();
        Table table = new MemoryTable(schema, values);
        for (boolean descending : new boolean[] {false, true}) {
            assertArrayEquals(reference(table, 0, descending), rows(
                    RowSelection.select(table, Optional.empty(), Optional.of(new Sort(0, descending)), () -> false)));
        }
    }

    @Test
    void onlyRowsThatFulfilThePredicateAreKeptInOrder() {
        Table table = table(200_000, 6);
        RowSelection thirds = RowSelection.select(table, Optional.of(row -> row % 3 == 1), Optional.empty(),
                () -> false);
        assertArrayEquals(IntStream.range(0, 200_000).filter(r -> r % 3 == 1).toArray(), rows(thirds));
        assertEquals(1, thirds.positionOf(4));
        assertEquals(-1, thirds.positionOf(3));
    }

    @Test
    void rowsStoredOutOfOrderArePresentedByPacket() {
        Table table = new MemoryTable(Tables.IRREGULARITIES, List.of(irregularity(2, 1), irregularity(1, 9),
                irregularity(1, 3), irregularity(2, 0)));
        assertArrayEquals(new int[] {2, 1, 3, 0},
                rows(RowSelection.select(table, Optional.empty(), Optional.empty(), () -> false)));
    }

    private static List<Object> irregularity(long capture, long packet) {
        return List.of(capture, packet, 0L, Optional.empty(), "what", "detail");
    }

    @Test
    void cancelEndsTheWork() {
        Table table = table(1000, 8);
        assertThrows(CancellationException.class,
                () -> RowSelection.select(table, Optional.of(row -> true), Optional.empty(), () -> true));
        assertThrows(CancellationException.class,
                () -> RowSelection.select(table, Optional.empty(), Optional.of(new Sort(1, false)), () -> true));
    }
}
