package org.netrospect.core.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.filter.Condition.All;
import org.netrospect.core.filter.Condition.Any;
import org.netrospect.core.filter.Condition.Not;
import org.netrospect.core.filter.Condition.Test;
import org.netrospect.core.filter.Scanner.Value;
import org.netrospect.core.table.ColumnType;

/** Parses the filter language. An empty text is the filter that keeps everything. */
public final class FilterParser {
    private static final int MAX_LENGTH = 1 << 20;
    private static final int MAX_DEPTH = 200;

    private final Scanner scanner;
    private final Fields fields;
    private final ValueParser values;
    private int depth;

    private FilterParser(String text, FilterContext context) {
        scanner = new Scanner(text);
        fields = new Fields(context);
        values = new ValueParser(context.reference());
    }

    public static Filter parse(String text, FilterContext context) throws FilterSyntaxException {
        if (text.length() > MAX_LENGTH) {
            throw new FilterSyntaxException(MAX_LENGTH, 0, "a filter has at most " + MAX_LENGTH + " characters.");
        }
        FilterParser parser = new FilterParser(text, context);
        if (parser.scanner.atEnd()) {
            return new Filter(new All(List.of()), context.table(), List.of());
        }
        Condition condition = parser.any();
        if (!parser.scanner.atEnd()) {
            throw parser.expected("\"and\", \"or\" or the end");
        }
        return new Filter(condition, context.table(), parser.values.notes());
    }

    private Condition any() throws FilterSyntaxException {
        List<Condition> parts = new ArrayList<>();
        do {
            Condition part = all();
            parts.addAll(part instanceof Any any ? any.parts() : List.of(part));
        } while (scanner.keyword("or") || scanner.symbol("||"));
        return parts.size() == 1 ? parts.getFirst() : new Any(List.copyOf(parts));
    }

    private Condition all() throws FilterSyntaxException {
        List<Condition> parts = new ArrayList<>();
        do {
            Condition part = one();
            parts.addAll(part instanceof All all ? all.parts() : List.of(part));
        } while (scanner.keyword("and") || scanner.symbol("&&"));
        return parts.size() == 1 ? parts.getFirst() : new All(List.copyOf(parts));
    }

    private Condition one() throws FilterSyntaxException {
        int position = scanner.skipSpace();
        if (++depth > MAX_DEPTH) {
            throw new FilterSyntaxException(position, 0, "parentheses and \"not\" are nested more than " + MAX_DEPTH
                    + " deep.");
        }
        Condition condition;
        if (scanner.keyword("not") || scanner.symbol("!")) {
            Condition part = one();
            condition = part instanceof Not twice ? twice.part() : new Not(part);
        } else if (scanner.symbol("(")) {
            condition = any();
            if (!scanner.symbol(")")) {
                throw expected("\"and\", \"or\" or the \")\" of the \"(\" at character " + (position + 1));
            }
        } else {
            condition = test();
        }
        depth--;
        return condition;
    }

    private Condition test() throws FilterSyntaxException {
        int position = scanner.skipSpace();
        String name = scanner.word();
        if (name.isEmpty()) {
            throw expected("a field such as dport, host or service, \"not\" or \"(\"");
        }
        scanner.take(name);
        String lower = name.toLowerCase(Locale.ROOT);
        Field field = fields.find(lower).orElseThrow(() -> new FilterSyntaxException(position, name.length(),
                fields.unknown(lower), NearNames.of(lower, fields.all().keySet())));
        if (scanner.keyword("exists")) {
            return new Test(field, Operator.EXISTS, List.of(), ValueMatch.PRESENT);
        }
        if (field.columns().isEmpty()) {
            throw expected("\"exists\" after " + field.name() + ", or a column as in " + field.name() + "."
                    + field.table().column(field.table().columns().size() - 1).name());
        }
        if (scanner.keyword("not")) {
            if (scanner.keyword("exists")) {
                return new Not(new Test(field, Operator.EXISTS, List.of(), ValueMatch.PRESENT));
            }
            if (scanner.keyword("in")) {
                return new Not(in(field));
            }
            throw expected("\"in\" or \"exists\" after \"not\"");
        }
        if (scanner.keyword("in")) {
            return in(field);
        }
        int at = scanner.skipSpace();
        Operator operator = scanner.operator()
                .orElseThrow(() -> expected("= != < <= > >= ~ in or exists after " + field.name()));
        ColumnType type = field.type();
        if (operator == Operator.MATCHES && type != ColumnType.TEXT && type != ColumnType.JSON
                && type != ColumnType.ADDRESS) {
            throw new FilterSyntaxException(at, 1, field.name() + " is " + ValueParser.kind(type)
                    + "; ~ looks into texts and addresses.");
        }
        boolean ordered = operator.ordinal() >= Operator.LESS.ordinal()
                && operator.ordinal() <= Operator.AT_LEAST.ordinal();
        if (ordered && (type == ColumnType.ADDRESS || type == ColumnType.BOOLEAN || type == ColumnType.JSON)) {
            throw new FilterSyntaxException(at, operator.text().length(), field.name() + " is " + ValueParser.kind(type)
                    + ", which is not less or greater; = != and in can be asked.");
        }
        Value value = value(field);
        return new Test(field, operator, List.of(value.text()), values.match(field, operator, List.of(value)));
    }

    private Condition in(Field field) throws FilterSyntaxException {
        List<Value> list = new ArrayList<>();
        int open = scanner.skipSpace();
        if (scanner.symbol("(")) {
            do {
                list.add(value(field));
            } while (scanner.symbol(","));
            if (!scanner.symbol(")")) {
                throw expected("\",\" or the \")\" of the \"(\" at character " + (open + 1));
            }
        } else {
            list.add(value(field));
        }
        return new Test(field, Operator.IN, list.stream().map(Value::text).toList(),
                values.match(field, Operator.IN, list));
    }

    private Value value(Field field) throws FilterSyntaxException {
        Optional<Value> value = scanner.value();
        if (value.isEmpty()) {
            throw expected(ValueParser.example(field));
        }
        if (!value.get().closed()) {
            throw new FilterSyntaxException(value.get().position(), value.get().length(),
                    "the quoted text has no closing quote.");
        }
        return value.get();
    }

    private FilterSyntaxException expected(String what) {
        int position = scanner.skipSpace();
        String found = scanner.piece();
        return new FilterSyntaxException(position, found.length(),
                "expected " + what + ", found " + (found.isEmpty() ? "the end" : "\"" + found + "\"") + ".");
    }
}
