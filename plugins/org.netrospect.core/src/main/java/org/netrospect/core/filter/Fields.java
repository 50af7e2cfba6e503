package org.netrospect.core.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.netrospect.core.filter.Field.Link;
import org.netrospect.core.table.TableSchema;

/** All names that a filter may use in one context, with their descriptions; plain names first. */
final class Fields {
    private static final String SESSIONS = "sessions";

    private final FilterContext context;
    private final Map<String, Field> byName = new LinkedHashMap<>();
    private final Map<String, String> descriptions = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();

    Fields(FilterContext context) {
        this.context = context;
        TableSchema own = context.table();
        columns(own, "", Optional.empty());
        for (TableSchema schema : context.schemas()) {
            if (schema.name().equals(SESSIONS)) {
                Optional<Link> link = schema.name().equals(own.name()) ? Optional.empty() : link(own, schema);
                if (link.isPresent() || schema.name().equals(own.name())) {
                    columns(schema, "", link);
                    virtual(schema, link);
                }
            }
        }
        for (TableSchema schema : context.schemas()) {
            boolean same = schema.name().equals(own.name());
            Optional<Link> link = same ? Optional.empty() : link(own, schema);
            if (same || link.isPresent()) {
                String prefix = singular(schema.name());
                aliases.put(schema.name(), prefix);
                columns(schema, prefix + ".", link);
                if (!same) {
                    add(new Field(prefix, schema, List.of(), false, link), "There is such a row in " + schema.name());
                }
            }
        }
    }

    /** The field of a name, in which the table may be singular or plural. */
    Optional<Field> find(String name) {
        int dot = name.indexOf('.');
        String prefix = dot < 0 ? name : name.substring(0, dot);
        String plain = byName.containsKey(name) || !aliases.containsKey(prefix) ? name
                : aliases.get(prefix) + (dot < 0 ? "" : name.substring(dot));
        return Optional.ofNullable(byName.get(plain));
    }

    Map<String, Field> all() {
        return byName;
    }

    String description(String name) {
        return descriptions.getOrDefault(name, "");
    }

    /** Why a name is unknown: a sentence. */
    String unknown(String name) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            String prefix = name.substring(0, dot);
            for (TableSchema schema : context.schemas()) {
                if (schema.name().equals(prefix) || singular(schema.name()).equals(prefix)) {
                    return aliases.containsKey(schema.name())
                            ? "the table " + schema.name() + " has no column \"" + name.substring(dot + 1) + "\"."
                            : "rows of " + schema.name() + " cannot be told to belong to rows of "
                                    + context.table().name() + ".";
                }
            }
            return "there is no table \"" + prefix + "\".";
        }
        return "there is no field \"" + name + "\".";
    }

    private void columns(TableSchema schema, String prefix, Optional<Link> link) {
        for (int i = 0; i < schema.columns().size(); i++) {
            add(new Field(prefix + schema.column(i).name(), schema, List.of(i), false, link),
                    schema.column(i).description());
        }
    }

    private void virtual(TableSchema sessions, Optional<Link> link) {
        either(sessions, link, "host", "saddr", "daddr", false, "Address of either side");
        either(sessions, link, "port", "sport", "dport", false, "Port of either side");
        either(sessions, link, "time", "stime", "ltime", true, "The session falls in part into this time");
    }

    private void either(TableSchema sessions, Optional<Link> link, String name, String first, String second,
            boolean span, String description) {
        OptionalInt a = sessions.find(first);
        OptionalInt b = sessions.find(second);
        if (a.isPresent() && b.isPresent()) {
            add(new Field(name, sessions, List.of(a.getAsInt(), b.getAsInt()), span, link), description);
        }
    }

    private void add(Field field, String description) {
        if (byName.putIfAbsent(field.name(), field) == null) {
            descriptions.put(field.name(), description);
        }
    }

    private static Optional<Link> link(TableSchema own, TableSchema other) {
        List<OptionalInt[]> pairs = new ArrayList<>();
        pairs.add(new OptionalInt[] {sessionOf(own), sessionOf(other)});
        pairs.add(new OptionalInt[] {captureOf(own), captureOf(other)});
        return pairs.stream().filter(p -> p[0].isPresent() && p[1].isPresent())
                .map(p -> new Link(p[0].getAsInt(), p[1].getAsInt())).findFirst();
    }

    private static OptionalInt sessionOf(TableSchema schema) {
        if (schema.name().equals(SESSIONS)) {
            return schema.find("id");
        }
        OptionalInt session = schema.find("session");
        return session.isPresent() ? session : schema.find("first_session");
    }

    private static OptionalInt captureOf(TableSchema schema) {
        return schema.name().equals("captures") ? schema.find("id") : schema.find("capture");
    }

    /** {@code irregularities} is {@code irregularity}, {@code files} is {@code file}, {@code dns} stays. */
    static String singular(String table) {
        if (table.endsWith("ies")) {
            return table.substring(0, table.length() - 3) + "y";
        }
        return table.endsWith("s") && table.length() > 3 ? table.substring(0, table.length() - 1) : table;
    }
}
