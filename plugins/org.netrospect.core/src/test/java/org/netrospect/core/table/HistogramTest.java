package org.netrospect.core.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HistogramTest {
    private static final TableSchema SCHEMA = new TableSchema("sessions", List.of(column("id"), column("stime"),
            column("ltime"), column("spkts"), column("dpkts"), column("sbytes"), column("dbytes"),
            new Column("service", ColumnType.TEXT, "", "")));

    private static Column column(String name) {
        return new Column(name, ColumnType.INTEGER, "", "");
    }

    private static Histogram histogram(List<List<Object>> rows, long from, long to, int buckets, OptionalInt stack,
            int max) {
        Table table = new MemoryTable(SCHEMA, rows);
        RowSelection all = RowSelection.select(table, Optional.empty(), Optional.empty(), () -> false);
        return Histogram.of(table, all, from, to, buckets, stack, max, () -> false);
    }

    private static List<Object> row(long first, long last, long bytes, String service) {
        return List.of(1L, first, last, 1L, 1L, bytes, 0L, service);
    }

    @Test
    void bytesAreSpreadEvenlyOverTheDuration() {
        Histogram h = histogram(List.of(row(50, 350, 300, "")), 0, 400, 4, OptionalInt.empty(), 1);
        assertArrayEquals(new double[] {50, 100, 100, 50}, h.series().getFirst().bytes(), 1e-9);
        assertArrayEquals(new double[] {1, 0, 0, 0}, h.series().getFirst().sessions());
    }

    @Test
    void whatIsOutsideIsNotCounted() {
        Histogram h = histogram(List.of(row(-100, 100, 200, ""), row(-9, -1, 7, ""), row(400, 401, 7, ""),
                row(300, 500, 200, ""), row(Long.MIN_VALUE, Long.MAX_VALUE, 7, "")), 0, 400, 4, OptionalInt.empty(), 1);
        assertArrayEquals(new double[] {100, 0, 0, 100}, h.series().getFirst().bytes(), 1e-6);
        assertArrayEquals(new double[] {0, 0, 0, 1}, h.series().getFirst().sessions());
    }

    @Test
    void theLargestValuesAreStackedAndTheRestIsOther() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            rows.add(row(i, i, i, "service" + i));
        }
        Histogram h = histogram(rows, 0, 400, 4, OptionalInt.of(7), 3);
        assertEquals(List.of("service255", "service254", "other"),
                h.series().stream().map(Histogram.Series::name).toList());
        double sum = h.series().stream().flatMapToDouble(s -> Arrays.stream(s.bytes())).sum();
        assertEquals(400 * 399 / 2, sum, 1e-6);
    }

    @Test
    void sumsOverBucketsAreTheTotals() {
        Random random = new Random(3);
        List<List<Object>> rows = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < 2000; i++) {
            long first = random.nextInt(9_000);
            long last = first + random.nextInt(1 + random.nextInt(1000));
            rows.add(row(first, last, i, "s" + i % 5));
            bytes += i;
        }
        Histogram h = histogram(rows, 0, 10_000, 37, OptionalInt.of(7), 9);
        assertEquals(5, h.series().size());
        double sum = h.series().stream().flatMapToDouble(s -> Arrays.stream(s.bytes())).sum();
        assertEquals(bytes, sum, 1e-3);
        double sessions = h.series().stream().flatMapToDouble(s -> Arrays.stream(s.sessions())).sum();
        assertEquals(2000, sessions);
    }
}
