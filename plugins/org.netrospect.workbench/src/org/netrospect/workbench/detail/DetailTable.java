package org.netrospect.workbench.detail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.netrospect.core.event.Json;
import org.netrospect.core.filter.FilterText;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableOver;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.core.table.TextPrefix;
import org.netrospect.workbench.detail.DetailMembers.Member;

/** Events with further columns, behind their own, for some of their details. Immutable; any thread. */
public final class DetailTable extends TableOver {
    private static final int OWN = Tables.EVENTS.columns().size();
    private static final int KIND = Tables.EVENTS.index("kind");
    private static final int DETAIL = Tables.EVENTS.index("detail");
    private static final double SECOND = 1e9;

    private final Table events;
    private final TableSchema schema;
    private final List<DetailColumn> further;
    private volatile Read last = new Read(-1, "", Map.of());

    /** The details of a row: cells are asked for row by row. */
    private record Read(int row, String kind, Map<String, Member> members) {
    }

    public DetailTable(Table events, List<DetailColumn> further) {
        super(events);
        this.events = events;
        this.further = List.copyOf(further);
        schema = schema(further);
    }

    /** Columns of events, and behind them these. */
    public static TableSchema schema(List<DetailColumn> further) {
        List<Column> columns = new ArrayList<>(Tables.EVENTS.columns());
        further.forEach(each -> columns.add(each.column()));
        return new TableSchema(Tables.EVENTS.name(), columns);
    }

    private Read read(int row) {
        Read known = last;
        if (known.row != row) {
            Map<String, Member> members = new HashMap<>();
            DetailMembers.of(super.textAt(DETAIL, row))
                    .ifPresent(all -> all.forEach(each -> members.put(each.name(), each)));
            known = new Read(row, super.textAt(KIND, row), members);
            last = known;
        }
        return known;
    }

    private Optional<Member> member(int column, int row) {
        Read read = read(row);
        for (String wanted : further.get(column - OWN).members()) {
            int dot = wanted.indexOf('.');
            Member found = read.members.get(wanted.substring(dot + 1));
            if (found != null && !found.values().isEmpty() && (dot < 0 || wanted.substring(0, dot).equals(read.kind))) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static Optional<Double> number(Member member) {
        try {
            return Optional.of(Double.valueOf(member.values().getFirst()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a column is one of the further ones. */
    public boolean further(int column) {
        return column >= OWN;
    }

    /**
     * The condition, in the filter language, that events say the same as a cell of a further column; empty where the
     * cell says nothing, or a list.
     */
    public Optional<String> condition(int column, int row) {
        return member(column, row).filter(m -> !m.list()).map(m -> {
            StringBuilder written = new StringBuilder("\"" + m.name() + "\":");
            if (m.quoted()) {
                Json.text(written, m.values().getFirst());
            } else {
                written.append(m.values().getFirst());
            }
            String pattern = Pattern.quote(written.toString()) + (m.quoted() ? "" : "\\b");
            return FilterText.equal(Tables.EVENTS.name() + ".detail", pattern).replaceFirst(" = ", " ~ ");
        });
    }

    /** The events alone. */
    public Table events() {
        return events;
    }

    @Override
    public TableSchema schema() {
        return schema;
    }

    @Override
    public boolean isNull(int column, int row) {
        if (column < OWN) {
            return super.isNull(column, row);
        }
        Optional<Member> member = member(column, row);
        return member.isEmpty()
                || schema.column(column).type() != ColumnType.TEXT && number(member.get()).isEmpty();
    }

    @Override
    public long longAt(int column, int row) {
        if (column < OWN) {
            return super.longAt(column, row);
        }
        double value = doubleAt(column, row);
        return Math.round(schema.column(column).type() == ColumnType.DURATION ? value * SECOND : value);
    }

    @Override
    public double doubleAt(int column, int row) {
        return column < OWN ? super.doubleAt(column, row)
                : member(column, row).flatMap(DetailTable::number).orElse(0.0);
    }

    @Override
    public String textAt(int column, int row) {
        return column < OWN ? super.textAt(column, row)
                : member(column, row).map(DetailTable::text).orElse("");
    }

    private static String text(Member member) {
        String text = String.join(", ", member.values());
        boolean outcome = member.name().equals("success");
        return member.quoted() ? text : switch (text) {
            case "true" -> outcome ? "accepted" : "yes";
            case "false" -> outcome ? "refused" : "no";
            default -> text;
        };
    }

    @Override
    public long textKeyAt(int column, int row) {
        return column < OWN ? super.textKeyAt(column, row) : -1;
    }

    @Override
    public long textPrefixAt(int column, int row) {
        return column < OWN ? super.textPrefixAt(column, row) : TextPrefix.of(textAt(column, row), 0);
    }
}
