package org.netrospect.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netrospect.core.Progress;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.time.TimeFormat;

final class TableExportTest {
    private static final TableSchema SCHEMA = new TableSchema("things", List.of(column("id", ColumnType.INTEGER),
            column("stime", ColumnType.TIME), column("dur", ColumnType.DURATION), column("ratio", ColumnType.DECIMAL),
            column("addr", ColumnType.ADDRESS), column("seen", ColumnType.BOOLEAN), column("name", ColumnType.TEXT),
            column("detail", ColumnType.JSON)));
    private static final TableSchema NAMES = new TableSchema("names", List.of(column("name", ColumnType.TEXT)));
    private static final String HOSTILE = "a\tb\nc\rd\\e\"f,g\u001b[2Jh\u0000i\u0085j\u202ek\ud800l\ud83d\ude00ü";

    private static Column column(String name, ColumnType type) {
        return new Column(name, type, name, name);
    }

    private static Table table() {
        Optional<Object> none = Optional.empty();
        return new MemoryTable(SCHEMA, List.of(
                List.of(1L, 1_234_567_890_123_456_789L, 1_500_000_000L, -0.25,
                IpAddress.parse("2001:DB8:0::1").orElseThrow(), true, "a, \"b\"", "{\"a\":\n[1]}"),
                List.of(2L, none, none, none, none, none, none, none)));
    }

    private static String export(ExportFormat format, Optional<TimeFormat> zone, Table table) {
        return export(TableExport.of(format, zone, table.schema()), table,
                RowSelection.select(table, Optional.empty(), Optional.empty(), () -> false));
    }

    private static String export(TableExport export, Table table, RowSelection rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            assertEquals(rows.size(), export.write(table, rows, out, Progress.NONE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Table names(List<String> names) {
        return new MemoryTable(NAMES, names.stream().map(List::of).toList());
    }

    @Test
    void tsvHasAHeaderAndADashForNoValue() {
        assertEquals("id\tstime\tdur\tratio\taddr\tseen\tname\tdetail\n"
                + "1\t1234567890.123456789\t1.500000000\t-0.25\t2001:db8::1\ttrue\ta, \"b\"\t{\"a\":\\n[1]}\n"
                + "2\t-\t-\t-\t-\t-\t-\t-\n", export(ExportFormat.TSV, Optional.empty(), table()));
    }

    @Test
    void csvQuotesAsRfc4180Says() {
        assertEquals("id,stime,dur,ratio,addr,seen,name,detail\r\n"
                + "1,1234567890.123456789,1.500000000,-0.25,2001:db8::1,true,\"a, \"\"b\"\"\",\"{\"\"a\"\":\n[1]}\"\r\n"
                + "2,-,-,-,-,-,-,-\r\n", export(ExportFormat.CSV, Optional.empty(), table()));
    }

    @Test
    void jsonLinesHaveTimesAsStringsNumbersAsNumbersAndNull() {
        assertEquals("{\"id\":1,\"stime\":\"1234567890.123456789\",\"dur\":1.500000000,\"ratio\":-0.25,"
                + "\"addr\":\"2001:db8::1\",\"seen\":true,\"name\":\"a, \\\"b\\\"\",\"detail\":{\"a\": [1]}}\n"
                + "{\"id\":2,\"stime\":null,\"dur\":null,\"ratio\":null,\"addr\":null,\"seen\":null,\"name\":null,"
                + "\"detail\":null}\n", export(ExportFormat.JSONL, Optional.empty(), table()));
    }

    @Test
    void aZoneGivesIsoTimesWithOffset() {
        Optional<TimeFormat> zone = Optional.of(new TimeFormat(ZoneId.of("Europe/Berlin")));
        assertTrue(export(ExportFormat.TSV, zone, table()).contains("\t2009-02-14T00:31:30.123456789+01:00\t"));
        assertTrue(export(ExportFormat.JSONL, zone, table())
                .contains("\"stime\":\"2009-02-14T00:31:30.123456789+01:00\""));
    }

    @Test
    void columnsCanBeChosenAndMoved() {
        assertEquals("name\tid\n-\t2\n", export(new TableExport(ExportFormat.TSV, Optional.empty(), List.of(6, 0)),
                table(), RowSelection.of(1)));
    }

    @Test
    void hostileTextStaysInItsCellAndDoesNothing() {
        for (ExportFormat format : ExportFormat.values()) {
            String text = export(format, Optional.empty(), names(List.of(HOSTILE)));
            assertTrue(text.chars().allMatch(c -> c >= ' ' && c != 0x7f && !(c >= 0x80 && c < 0xa0) && c != 0x202e
                    || c == '\n' || format == ExportFormat.CSV && (c == '\r' || c == '\t')), text);
        }
        assertEquals("name\na\\tb\\nc\\rd\\\\e\"f,g\\x1b[2Jh\\x00i\\x85j\\u202ek\\ud800l\ud83d\ude00ü\n",
                export(ExportFormat.TSV, Optional.empty(), names(List.of(HOSTILE))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            =1+1         | '=1+1
            +1           | '+1
            -2+3         | '-2+3
            @SUM(A1)     | '@SUM(A1)
            -            | '-
            a=1          | a=1
            =A(1,2)      | "'=A(1,2)"
            """)
    void cellsThatASpreadsheetWouldRunAreDisarmed(String text, String cell) {
        assertEquals("name\r\n" + cell + "\r\n", export(ExportFormat.CSV, Optional.empty(), names(List.of(text))));
    }

    @Test
    void aTextThatIsADashIsNotNoValue() {
        assertEquals("name\n\\x2d\n", export(ExportFormat.TSV, Optional.empty(), names(List.of("-"))));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0.0, 0", "0.5, 0.5", "-0.25, -0.25", "1234567.125, 1234567.125", "0.1, 0.1",
            "0.00001234, 0.00001234",
            "1e15, 1000000000000000", "333.3333333333, 333.333333", "-0.9999999, -1", "1e300, 1000000000000"})
    void decimalsAreNeverInPowersOfTen(double value, String text) {
        StringBuilder out = new StringBuilder();
        CellText.decimal(out, value);
        assertTrue(value > 1e200 ? out.toString().startsWith(text) : out.toString().equals(text), out::toString);
        assertFalse(out.toString().contains("E"));
    }

    @Test
    void tsvAndJsonGiveBackEveryText() {
        Random random = new Random(4);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            StringBuilder name = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                name.appendCodePoint(switch (random.nextInt(4)) {
                    case 0 -> random.nextInt(0x20);
                    case 1 -> "\\\"-\t\n,xu{}".codePointAt(random.nextInt(10));
                    case 2 -> 0x1f600 + random.nextInt(9);
                    default -> random.nextInt(0x3000);
                });
            }
            names.add(name.toString());
        }
        String[] tsv = export(ExportFormat.TSV, Optional.empty(), names(names)).split("\n", -1);
        String[] json = export(ExportFormat.JSONL, Optional.empty(), names(names)).split("\n", -1);
        for (int i = 0; i < names.size(); i++) {
            assertEquals(names.get(i), unescape(tsv[i + 1]));
            assertEquals(names.get(i), unescape(json[i].substring(9, json[i].length() - 2)));
        }
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char kind = text.charAt(++i);
            int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 0;
            out.append(switch (kind) {
                case 't' -> '\t';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 'x', 'u' -> (char) Integer.parseInt(text.substring(i + 1, i + 1 + digits), 16);
                default -> kind;
            });
            i += digits;
        }
        return out.toString();
    }

    @Test
    void manyRowsComeInOrder() {
        List<String> names = IntStream.range(0, 50_000).mapToObj(Integer::toString).toList();
        assertEquals("name\n" + String.join("\n", names) + "\n",
                export(ExportFormat.TSV, Optional.empty(), names(names)));
    }

    @Test
    void cancelEndsTheExport() {
        Progress cancelled = new Progress() {
            @Override
            public void begin(String task, long total) {
                assertEquals("Exporting things", task);
            }

            @Override
            public void worked(long done) {
                throw new AssertionError("nothing was done");
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> TableExport.of(ExportFormat.TSV, Optional.empty(), SCHEMA)
                .write(table(), RowSelection.of(0), new ByteArrayOutputStream(), cancelled));
    }
}
