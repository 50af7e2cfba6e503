package org.netrospect.workbench.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netrospect.core.filter.FilterContext;
import org.netrospect.core.filter.FilterSyntaxException;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.Histogram.Series;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.TableSource;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.TimeReference;

class TimelineQueryTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<List<?>> sessions = new ArrayList<>();
    private final List<List<?>> irregularities = new ArrayList<>();

    @Test
    void showsNothingOfACaseWithoutSessions() throws FilterSyntaxException {
        assertEquals(Optional.empty(), query("", Optional.empty()));
    }

    @Test
    void countsAllSessionsBehindThoseOfTheFilter() throws FilterSyntaxException {
        session(0, "tcp", 443);
        session(5, "udp", 53);
        session(10, "tcp", 443);
        TimelineData data = query("dport = 443", Optional.empty()).orElseThrow();
        assertTrue(data.filtered());
        assertEquals(3, total(data.all().series(), data));
        assertEquals(2, total(data.shown().series(), data));
    }

    @Test
    void dividesBarsByProtocol() throws FilterSyntaxException {
        session(0, "tcp", 443);
        session(5, "udp", 53);
        TimelineData data = query("", Optional.empty()).orElseThrow();
        assertFalse(data.filtered());
        assertEquals(2, data.shown().series().size());
    }

    @Test
    void countsIrregularitiesWhereTheyAre() throws FilterSyntaxException {
        session(0, "tcp", 443);
        session(99, "tcp", 443);
        irregularities.add(List.of(1, 1, 0L, 1, "x", "y"));
        irregularities.add(List.of(1, 1, 50 * SECOND, 1, "x", "y"));
        irregularities.add(List.of(1, 1, 50 * SECOND + 1, 1, "x", "y"));
        long[] counts = query("", Optional.of(new Period(0, 100 * SECOND))).orElseThrow().irregularities();
        long[] wanted = new long[10];
        wanted[0] = 1;
        wanted[5] = 2;
        assertArrayEquals(wanted, counts);
    }

    @Test
    void staysWithinTheCaseWhateverIsAskedFor() throws FilterSyntaxException {
        session(100, "tcp", 443);
        session(200, "tcp", 443);
        TimelineData data = query("", Optional.of(new Period(0, 1000 * SECOND))).orElseThrow();
        assertEquals(100 * SECOND, data.visible().from());
        assertTrue(data.visible().to() > 200 * SECOND);
    }

    @Test
    void showsACaseOfOneMoment() throws FilterSyntaxException {
        session(100, "tcp", 443);
        TimelineData data = query("", Optional.empty()).orElseThrow();
        assertEquals(1, total(data.shown().series(), data));
    }

    @Test
    void knowsThePeriodOfTheFilter() throws FilterSyntaxException {
        session(0, "tcp", 443);
        session(100, "tcp", 443);
        assertEquals(Optional.of(new Period(10 * SECOND, 20 * SECOND)),
                query("time = 1970-01-01T00:00:10..1970-01-01T00:00:20", Optional.empty()).orElseThrow().chosen());
    }

    private static long total(List<Series> series, TimelineData data) {
        double sum = 0;
        for (int i = 0; i < data.buckets(); i++) {
            sum += TimelineData.sum(series, Measure.SESSIONS, i);
        }
        return Math.round(sum);
    }

    private void session(long second, String proto, int port) {
        List<Object> row = new ArrayList<>();
        for (Column column : Tables.SESSIONS.columns()) {
            row.add(switch (column.name()) {
                case "id" -> (Object) (sessions.size() + 1);
                case "stime", "ltime" -> second * SECOND;
                case "proto" -> proto;
                case "dport" -> port;
                case "spkts", "dpkts", "sbytes", "dbytes" -> 10;
                default -> Optional.empty();
            });
        }
        sessions.add(row);
    }

    private Optional<TimelineData> query(String filter, Optional<Period> visible) throws FilterSyntaxException {
        TableSource source = new TableSource() {
            @Override
            public List<TableSchema> schemas() {
                return Tables.ALL;
            }

            @Override
            public Optional<Table> table(String name) {
                return switch (name) {
                    case "sessions" -> Optional.of(new MemoryTable(Tables.SESSIONS, sessions));
                    case "irregularities" -> Optional.of(new MemoryTable(Tables.IRREGULARITIES, irregularities));
                    default -> Optional.empty();
                };
            }
        };
        FilterContext context = FilterContext.of(Tables.ALL, "sessions", new TimeReference(0, ZoneOffset.UTC));
        return new TimelineQuery(source, filter, context, visible, 10, Stacking.PROTOCOL).run(() -> false);
    }
}
