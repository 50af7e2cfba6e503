package org.netrospect.core.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.RowPredicate;
import org.netrospect.core.table.TableSchema;

final class FilterTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            dport = 443                                   ; 1
            dport != 443                                  ; 2 3 4 5
            not dport = 443                               ; 2 3 4 5
            dport < 100                                   ; 2 4
            dport <= 80                                   ; 2 4
            dport > 443                                   ; 3
            dport >= 443                                  ; 1 3
            dport in (80, 443)                            ; 1 2
            dport not in (80, 443)                        ; 3 4 5
            dport in 1..1024                              ; 1 2 4
            dport = 1..1024                               ; 1 2 4
            port = 5353                                   ; 3
            port in (443, 40001)                          ; 1 2
            dport exists                                  ; 1 2 3 4
            not dport exists                              ; 5
            dport = 0                                     ;
            sretrans = 0                                  ; 1 2 3 4 5
            sbytes >= 1kB and sbytes < 5MB                ; 1
            sbytes = 5M                                   ; 2
            sbytes > 4MiB                                 ; 2
            dur > 5s                                      ; 1 3
            dur >= 10min                                  ; 3
            dur = 10                                      ; 1
            dur = 500ms..2s                               ; 4
            abr = 0.0001                                  ; 1
            abr > 0.4                                     ; 2
            abr >= 0                                      ; 1 2 4
            abr < 0.0001                                  ; 4
            saddr = 10.1.2.3                              ; 1
            host = 10.1.2.3                               ; 1 2
            host != 10.1.2.3                              ; 3 4 5
            saddr in 10.0.0.0/8                           ; 1 2
            host in (224.0.0.0/4, 2001:db8::/32)          ; 3 4
            host = 10.1.2.4..10.1.2.9                     ; 2
            saddr in 2001:db8::/48                        ; 4
            daddr in 2001:db8::/48                        ;
            host in 0.0.0.0/0                             ; 1 2 3
            host in ::/0                                  ; 4
            host ~ ^10\\.1                                ; 1 2
            not host exists                               ; 5
            proto = tcp and not service = http            ; 1
            proto = tcp or proto = arp and state = SF     ; 1 2
            (proto = tcp or proto = arp) and state = SF   ; 1
            proto == tcp && !(state == SF) || dport = 53  ; 2 4
            service ~ "^(t|D)"                            ; 1 4
            service != http                               ; 1 3 4 5
            state >= S and state < T                      ; 1 3 4 5
            service exists                                ; 1 2 4
            stime = 2024-06-12T14:29                      ; 2
            stime < 2024-06-12T14:29                      ; 1
            stime <= 2024-06-12T14:29                     ; 1 2
            stime > 2024-06-12T14:29                      ; 3 4 5
            stime >= 2024-06-12T14:29                     ; 2 3 4 5
            time = 2024-06-12T14:29                       ; 2
            time = "14:35..14:36"                         ; 3
            time = "today 14:28..15:00"                   ; 1 2 3 4
            time >= 2024-06-12T14:40                      ; 3 4 5
            time < 2024-06-12T14:29                       ; 1
            time in ("14:35", "15:28")                    ; 3 5
            irregularity.what = tcp.overlap               ; 2
            irregularities.what ~ "^IP"                   ; 5
            irregularity.what != tcp.overlap              ; 5
            irregularity exists                           ; 2 5
            not irregularity exists                       ; 1 3 4
            capture.file ~ core                           ; 4 5
            capture = 1 and irregularity.packet < 9       ; 2
            session.dport = 53                            ; 4
            PROTO = tcp AND Dport = 80                    ; 2
            """)
    void sessionsAreFoundByTheirColumnsAndByRowsThatBelongToThem(String filter, String ids)
            throws FilterSyntaxException {
        assertEquals(ids == null ? List.of() : List.of(ids.split(" ")).stream().map(Integer::valueOf).toList(),
                Cases.passing("sessions", filter));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            irregularities | session exists and what ~ "TCP"   | 1
            irregularities | not session exists                | 2
            irregularities | irregularity.packet > 3           | 2 3
            irregularities | dport = 80                        | 1
            irregularities | not dport = 80                    | 2 3
            irregularities | host = 10.1.2.3 or capture = 2    | 1 3
            irregularities | capture.file ~ edge               | 1 2
            irregularities | detail = "a\\"b\\\\c\\u{a}d"      | 3
            captures       | irregularity.what = packet.cut    | 1
            captures       | dport = 53                        | 2
            captures       | id = 2                            | 2
            """)
    void otherTablesAreFilteredByTheirOwnColumnsFirst(String table, String filter, String rows)
            throws FilterSyntaxException {
        assertEquals(List.of(rows.split(" ")).stream().map(Integer::valueOf).toList(), Cases.passing(table, filter));
    }

    @Test
    void anEmptyTextKeepsEverything() throws FilterSyntaxException {
        Filter filter = FilterParser.parse("  ", Cases.context("sessions"));
        assertTrue(filter.isEmpty());
        assertEquals("", filter.toString());
        assertEquals(List.of(1, 2, 3, 4, 5), Cases.passing("sessions", filter));
    }

    @Test
    void canonicalTextParsesToTheSameFilter() throws FilterSyntaxException {
        Random random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            String text = condition(random, 4);
            Filter filter = FilterParser.parse(text, Cases.context("sessions"));
            Filter again = FilterParser.parse(filter.toString(), Cases.context("sessions"));
            assertEquals(filter.condition(), again.condition(), text);
            assertEquals(filter.toString(), again.toString(), text);
            assertEquals(Cases.passing("sessions", filter), Cases.passing("sessions", again), text);
        }
    }

    private static String condition(Random random, int depth) {
        String[] tests = {"dport = 80", "sport in (1, 2..3,4k)", "service ~ \"\\.ru$\"", "state != 'S F'",
                "host in 10.0.0.0/8",
                "not service exists", "time = \"yesterday 16:00..17:00\"", "irregularity.what = \"a\\\"b\\\\\"",
                "dur < 1.5h",
                "irregularity exists", "service in (\"\", \"a,b\", \"(c)\", \"and\", \"\\u{1b}[2J\", \"\\\\u{41}\")",
                "proto = \"ü\tx\""};
        if (depth == 0 || random.nextInt(3) == 0) {
            return tests[random.nextInt(tests.length)];
        }
        String left = condition(random, depth - 1);
        String right = condition(random, depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> left + " and " + right;
            case 1 -> left + " or " + right;
            case 2 -> "(" + left + ") && (" + right + ")";
            case 3 -> "(" + left + " or " + right + ")";
            default -> "not (" + left + ")";
        };
    }

    @Test
    void anExpressionThatTriesEveryWayIsStopped() throws FilterSyntaxException {
        TableSchema schema = new TableSchema("sessions", List.of(new Column("id", ColumnType.INTEGER, "", ""),
                new Column("text", ColumnType.TEXT, "", "")));
        MemoryTable table = new MemoryTable(schema, List.of(List.of(1L, "a".repeat(60) + "!"),
                List.of(2L, "ab".repeat(200_000))));
        FilterContext context = FilterContext.of(List.of(schema), "sessions", Cases.reference());
        int stopped = 0;
        for (String bomb : new String[] {"(a+){10}b", "(.*a){12}b", "(a|b)*c", "(.*)*(.*)*(.*)*(.*)*x"}) {
            RowPredicate predicate = FilterParser.parse("text ~ \"" + bomb + "\"", context).bind(table, Cases.source(),
                    () -> false);
            stopped += assertTimeoutPreemptively(Duration.ofMinutes(1), () -> stopped(predicate, 0)
                    + stopped(predicate, 1));
        }
        assertTrue(stopped >= 3, "only " + stopped + " were stopped");
    }

    /** 1 if the search was given up, with a sentence; the JDK answers some of these at once. */
    private static int stopped(RowPredicate predicate, int row) {
        try {
            predicate.test(row);
            return 0;
        } catch (FilterTooSlowException e) {
            assertTrue(e.getMessage().contains("too many steps"), e.getMessage());
            return 1;
        }
    }

    @Test
    void aHarmlessExpressionIsFoundInALongText() {
        assertTrue(new GuardedPattern("needle").find("x".repeat(3_000_000) + "NEEDLE"));
    }

    @Test
    void timesAreToldAsTheyWereRead() throws FilterSyntaxException {
        Filter filter = FilterParser.parse("time = \"last Tuesday\"", Cases.context("sessions"));
        assertTrue(filter.notes().getFirst().contains("2024-06-11"), filter.notes()::toString);
    }

    @Test
    void tablesThatAreNotThereHaveNoRows() throws FilterSyntaxException {
        TableSchema dns = new TableSchema("dns", List.of(new Column("session", ColumnType.INTEGER, "", ""),
                new Column("qname", ColumnType.TEXT, "", "")));
        TableSchema sessions = Cases.context("sessions").table();
        Filter filter = FilterParser.parse("dns.qname ~ ru or dport = 80",
                FilterContext.of(List.of(sessions, dns), "sessions", Cases.reference()));
        assertEquals(List.of(2), Cases.passing("sessions", filter));
        assertEquals(Optional.empty(), Cases.source().table("dns"));
    }
}
