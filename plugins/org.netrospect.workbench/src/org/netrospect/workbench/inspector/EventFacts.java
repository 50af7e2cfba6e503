package org.netrospect.workbench.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.netrospect.core.event.Json;
import org.netrospect.core.filter.FilterText;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.Amounts;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.workbench.detail.DetailText;
import org.netrospect.workbench.inspector.FactSheet.Builder;
import org.netrospect.workbench.inspector.FactSheet.Text;
import org.netrospect.workbench.model.EventChoice;
import org.netrospect.workbench.table.CellText;

/**
 * All that the row of an event or of a file says, each value with the condition that finds it again. Reads the disk.
 *
 * @param columns names of those that are told, in this order
 */
record EventFacts(EventChoice event, TimeFormat times, List<String> columns) {
    /** Lines of a list that are shown: an attacker chooses its length. */
    private static final int MOST_TEXTS = 200;
    /** Longest text that a condition is made of. */
    private static final int LONGEST_CONDITION = 300;
    private static final Set<String> SECRET = Set.of("secret");

    /** All columns. */
    EventFacts(EventChoice event, TimeFormat times) {
        this(event, times, event.table().schema().columns().stream().map(Column::name).toList());
    }

    FactSheet sheet() {
        Builder out = new Builder();
        CellText cells = new CellText(times);
        Table table = event.table();
        int detail = -1;
        for (String name : columns) {
            int c = table.schema().index(name);
            Column column = table.schema().column(c);
            if (table.isNull(c, event.row()) || column.name().equals("id") && column.type() == ColumnType.INTEGER
                    && table.longAt(c, event.row()) == 0) {
                continue;
            }
            if (column.type() == ColumnType.JSON) {
                detail = c;
            } else {
                String text = column.type() == ColumnType.TIME ? times.longText(table.longAt(c, event.row()))
                        : cells.of(table, c, event.row());
                boolean bytes = column.type() == ColumnType.INTEGER
                        && (name.equals("size") || name.endsWith("_bytes"));
                List<String> conditions = new ArrayList<>(condition(c).stream().toList());
                if (column.type() == ColumnType.ADDRESS) {
                    conditions.add(FilterText.equal("host", text));
                }
                out.line(column.title(), Text.value(text + (bytes ? " bytes" : ""),
                        conditions.toArray(new String[0])));
            }
        }
        if (detail >= 0) {
            detail(table.schema().column(detail), table.textAt(detail, event.row()), out);
        }
        return out.build();
    }

    private Optional<String> condition(int column) {
        TableSchema schema = event.table().schema();
        String name = schema.column(column).name();
        if (SECRET.contains(name)) {
            // what is masked on the screen must not be read from the menu
            return Optional.empty();
        }
        String field = schema.name() + "." + name;
        String text = name.equals("session") ? FilterText.equal("id", event.table(), column, event.row())
                : FilterText.equal(field, event.table(), column, event.row());
        return Optional.of(text).filter(t -> t.length() <= LONGEST_CONDITION);
    }

    private static Text value(String text, Optional<String> condition) {
        return condition.map(c -> Text.value(text, c)).orElseGet(() -> Text.value(text));
    }

    private void detail(Column column, String json, Builder out) {
        Optional<List<DetailText.Line>> lines = new DetailText(times).lines(json);
        if (lines.isEmpty()) {
            out.line(column.title(), Text.value(CellText.visible(json)));
            return;
        }
        if (!lines.get().isEmpty()) {
            out.heading(column.title());
        }
        for (DetailText.Line line : lines.get()) {
            List<Text> texts = new ArrayList<>();
            for (int i = 0; i < Math.min(MOST_TEXTS, line.texts().size()); i++) {
                if (i > 0) {
                    texts.add(Text.plain("\u2002"));
                }
                texts.add(value(CellText.visible(line.texts().get(i)), condition(column, line, i)));
            }
            if (line.texts().size() > MOST_TEXTS) {
                texts.add(Text.dim("  and " + Amounts.count(line.texts().size() - MOST_TEXTS) + " more"));
            }
            out.line(line.label(), texts);
        }
        if (!lines.get().isEmpty()) {
            out.heading("As it is kept").line("JSON", Text.value(CellText.visible(json)));
        }
    }

    /** The field of the event's own table if that has one, else what its JSON must look like. */
    private Optional<String> condition(Column column, DetailText.Line line, int i) {
        if (SECRET.contains(line.name())) {
            return Optional.empty();
        }
        String raw = line.raw().get(i);
        String text = line.raw().size() == 1 ? inOwnTable(line.name())
                .map(field -> FilterText.equal(field, raw)).orElseGet(() -> like(column, line, raw))
                : like(column, line, raw);
        return Optional.of(text).filter(t -> t.length() <= LONGEST_CONDITION);
    }

    /** The field for this detail, if the event's own table has one that compares as it is written. */
    private Optional<String> inOwnTable(String name) {
        Optional<TableSchema> own = ownTable();
        OptionalInt column = own.map(schema -> schema.find(name)).orElse(OptionalInt.empty());
        return column.isEmpty() || own.get().column(column.getAsInt()).type() == ColumnType.TIME ? Optional.empty()
                : Optional.of(own.get().name() + "." + name);
    }

    private String like(Column column, DetailText.Line line, String raw) {
        StringBuilder written = new StringBuilder();
        if (line.quoted()) {
            Json.text(written, raw);
        } else {
            written.append(raw);
        }
        String pattern = Pattern.quote("\"" + line.name() + "\":") + (line.list() ? "\\[[^\\]]*?" : "")
                + Pattern.quote(written.toString()) + (line.quoted() ? "" : "\\b");
        String table = event.table().schema().name() + ".";
        return FilterText.equal(table + column.name(), pattern).replaceFirst(" = ", " ~ ");
    }

    /** The table with a column for each detail of events of this protocol and kind, beside {@code events}. */
    private Optional<TableSchema> ownTable() {
        Table table = event.table();
        if (!table.schema().name().equals(Tables.EVENTS.name())) {
            return Optional.empty();
        }
        String kind = table.textAt(Tables.EVENTS.index("kind"), event.row());
        String protocol = table.textAt(Tables.EVENTS.index("protocol"), event.row());
        return switch (kind) {
            case "login" -> Optional.of(Tables.LOGINS);
            case "mail" -> Optional.of(Tables.MAIL);
            default -> switch (protocol) {
                case "dns" -> Optional.of(Tables.DNS);
                case "http" -> Optional.of(Tables.HTTP);
                case "tls", "quic" -> Optional.of(Tables.TLS);
                default -> Optional.empty();
            };
        };
    }
}
