package org.netrospect.core.filter;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.Table;
import org.netrospect.core.time.TimeFormat;

/** Makes texts of filters from what is clicked on, for "filter to" and "filter out". */
public final class FilterText {
    private static final ZoneId UTC = ZoneOffset.UTC;

    private FilterText() {
    }

    /**
     * The condition that a field has the value of a cell, such as {@code dport = 443} or {@code service = "a b"}; for a
     * cell without a value {@code not service exists}.
     *
     * @param field name in the filter language, which for a table other than the filtered one has its prefix
     */
    public static String equal(String field, Table table, int column, int row) {
        if (table.isNull(column, row)) {
            return "not " + field + " exists";
        }
        Column c = table.schema().column(column);
        String value = switch (c.type()) {
            case INTEGER -> Long.toString(table.longAt(column, row));
            case DECIMAL -> BigDecimal.valueOf(table.doubleAt(column, row)).toPlainString();
            case TIME -> new TimeFormat(UTC).iso(table.longAt(column, row));
            case DURATION -> TimeFormat.seconds(table.longAt(column, row));
            case BOOLEAN -> Boolean.toString(table.longAt(column, row) != 0);
            case TEXT, JSON -> table.textAt(column, row);
            case ADDRESS -> {
                StringBuilder text = new StringBuilder(39);
                IpAddress.append(text, table.addressVersionAt(column, row), table.addressHighAt(column, row),
                        table.addressLowAt(column, row));
                yield text.toString();
            }
        };
        StringBuilder out = new StringBuilder(field).append(" = ");
        Quotes.append(out, value, c.type() == ColumnType.TEXT && value.isEmpty());
        return out.toString();
    }

    /** The condition that a field has this value, the value quoted where it must be. */
    public static String equal(String field, String value) {
        StringBuilder out = new StringBuilder(field).append(" = ");
        Quotes.append(out, value, false);
        return out.toString();
    }

    /** The condition that a time field, or {@code time}, falls between two times in nanoseconds since 1970 UTC. */
    public static String between(String field, long from, long to) {
        TimeFormat iso = new TimeFormat(UTC);
        return field + " = " + iso.iso(from) + ".." + iso.iso(to);
    }

    /**
     * A filter with one more condition, in canonical text; the same text again if the condition is there already, and
     * without its opposite.
     *
     * @param out true for all that do not fulfil the condition
     */
    public static String and(String filter, String condition, boolean out, FilterContext context)
            throws FilterSyntaxException {
        Condition added = FilterParser.parse(condition, context).condition();
        Condition opposite = added instanceof Condition.Not not ? not.part() : new Condition.Not(added);
        Condition wanted = out ? opposite : added;
        Condition unwanted = out ? added : opposite;
        Condition before = FilterParser.parse(filter, context).condition();
        List<Condition> parts = before instanceof Condition.All all ? all.parts() : List.of(before);
        List<Condition> kept = new ArrayList<>(parts);
        kept.removeIf(part -> part.equals(unwanted));
        for (Condition part : wanted instanceof Condition.All all ? all.parts() : List.of(wanted)) {
            if (!kept.contains(part)) {
                kept.add(part);
            }
        }
        StringBuilder text = new StringBuilder();
        new Condition.All(kept).append(text);
        return text.toString();
    }
}
