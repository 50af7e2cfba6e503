package org.netrospect.core.filter;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.RowPredicate;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.TableSource;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.TimeReference;

/** A case of five sessions for tests; ids of sessions that pass are the answers. */
final class Cases {
    static final long START = 1_718_202_480_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private Cases() {
    }

    static TimeReference reference() {
        return new TimeReference(START + 3600 * SECOND, ZoneOffset.UTC);
    }

    static FilterContext context(String table) {
        return FilterContext.of(Tables.ALL, table, reference());
    }

    static TableSource source() {
        Map<String, Table> tables = Map.of("sessions", sessions(), "captures", new MemoryTable(Tables.CAPTURES,
                List.of(capture(1, "/a/edge-0612.pcap"), capture(2, "/b/core.pcapng"))), "irregularities",
                new MemoryTable(Tables.IRREGULARITIES, List.of(
                        irregularity(1, 3, 2L, "tcp.overlap", "TCP segments overlap and differ"),
                        irregularity(1, 4, Optional.empty(), "packet.cut", "The packet is cut"),
                        irregularity(2, 9, 5L, "ip.checksum", "a\"b\\c\nd"))));
        return new TableSource() {
            @Override
            public List<TableSchema> schemas() {
                return Tables.ALL;
            }

            @Override
            public Optional<Table> table(String name) {
                return Optional.ofNullable(tables.get(name));
            }
        };
    }

    private static Table sessions() {
        return new MemoryTable(Tables.SESSIONS, List.of(
                session(1, 1, 0, 10, "tcp", "10.1.2.3", 40000, "93.184.216.34", 443, "tls", "SF", 1000),
                session(2, 1, 60, 0, "tcp", "10.1.2.4", 40001, "10.1.2.3", 80, "http", "RSTO", 5_000_000),
                session(3, 1, 120, 600, "udp", "192.168.0.9", 5353, "224.0.0.251", 5353, "", "S0", 0),
                session(4, 2, 1800, 1, "udp", "2001:db8::1", 53535, "2001:db8:1::53", 53, "dns", "SF", 80),
                session(5, 2, 3600, 0, "arp", "", 0, "", 0, "", "S0", 0)));
    }

    private static List<Object> session(long id, long capture, long after, long seconds, String proto, String saddr,
            long sport, String daddr, long dport, String service, String state, long bytes) {
        List<Object> row = new ArrayList<>();
        for (var column : Tables.SESSIONS.columns()) {
            row.add(switch (column.name()) {
                case "id" -> id;
                case "capture" -> capture;
                case "stime" -> START + after * SECOND;
                case "ltime" -> START + (after + seconds) * SECOND;
                case "dur" -> seconds * SECOND;
                case "proto" -> proto;
                case "saddr" -> address(saddr);
                case "sport" -> saddr.isEmpty() ? Optional.empty() : sport;
                case "daddr" -> address(daddr);
                case "dport" -> saddr.isEmpty() ? Optional.empty() : dport;
                case "service" -> service.isEmpty() ? Optional.empty() : service;
                case "state" -> state;
                case "sbytes" -> bytes;
                case "sretrans" -> 0L;
                case "abr" -> bytes == 0 ? Optional.empty() : bytes / 1e7;
                default -> Optional.empty();
            });
        }
        return row;
    }

    private static Object address(String text) {
        return text.isEmpty() ? Optional.empty() : IpAddress.parse(text).orElseThrow();
    }

    private static List<Object> capture(long id, String file) {
        List<Object> row = new ArrayList<>();
        for (var column : Tables.CAPTURES.columns()) {
            row.add(column.name().equals("id") ? (Object) id : column.name().equals("file") ? file : Optional.empty());
        }
        return row;
    }

    private static List<Object> irregularity(long capture, long packet, Object session, String what, String detail) {
        return List.of(capture, packet, START, session, what, detail);
    }

    /** Rows of a table that pass, by number from 1. */
    static List<Integer> passing(String table, String filter) throws FilterSyntaxException {
        return passing(table, FilterParser.parse(filter, context(table)));
    }

    static List<Integer> passing(String table, Filter filter) {
        TableSource source = source();
        Table rows = source.table(table).orElseThrow();
        RowPredicate predicate = filter.bind(rows, source, () -> false);
        List<Integer> passing = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            if (predicate.test(row)) {
                passing.add(row + 1);
            }
        }
        return passing;
    }
}
