package org.netrospect.core.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.filter.Proposal.Kind;
import org.netrospect.core.filter.Scanner.Value;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.TableSource;

/** What may stand at the caret of the filter field. May read tables, so never on the user-interface thread. */
public final class Completion {
    private static final int MAX = 100;

    private final Scanner scanner;
    private final int caret;
    private final Fields fields;
    private final Optional<TableSource> source;
    private final Map<String, String> saved;
    private final List<Proposal> proposals = new ArrayList<>();

    private Completion(String before, FilterContext context, Optional<TableSource> source, Map<String, String> saved) {
        scanner = new Scanner(before);
        caret = before.length();
        fields = new Fields(context);
        this.source = source;
        this.saved = saved;
    }

    /**
     * Proposals in the order in which they should be shown; none where nothing fits.
     *
     * @param source for values that occur; empty for none
     * @param saved saved filters, text by name, proposed where a condition begins
     */
    public static List<Proposal> at(String text, int caret, FilterContext context, Optional<TableSource> source,
            Map<String, String> saved) {
        Completion completion = new Completion(text.substring(0, caret), context, source, saved);
        completion.conditions();
        return List.copyOf(completion.proposals);
    }

    /**
     * Reads conditions until the caret is reached within one, where something is proposed, or nothing fits any more.
     */
    private void conditions() {
        while (true) {
            while (scanner.symbol("(") || notBeforeMore()) {
                // Any number of these stands before a condition.
            }
            scanner.skipSpace();
            int start = scanner.position();
            String name = scanner.word();
            scanner.take(name);
            if (scanner.position() == caret) {
                fieldsAt(start, name.toLowerCase(Locale.ROOT));
                return;
            }
            Optional<Field> field = fields.find(name.toLowerCase(Locale.ROOT));
            if (field.isEmpty() || !condition(field.get())) {
                return;
            }
            while (scanner.symbol(")")) {
                // Closes what was opened before.
            }
            int at = scanner.skipSpace();
            String word = scanner.word();
            if (at + word.length() == caret) {
                words(at, word, List.of("and", "or"));
                return;
            }
            if (!scanner.keyword("and") && !scanner.keyword("or") && !scanner.symbol("&&") && !scanner.symbol("||")) {
                return;
            }
        }
    }

    private boolean notBeforeMore() {
        int at = scanner.skipSpace();
        return at + 3 < caret && scanner.keyword("not") || scanner.symbol("!");
    }

    /** Reads operator and values; false if the caret is reached. */
    private boolean condition(Field field) {
        int at = scanner.skipSpace();
        String word = scanner.word();
        if (at + word.length() == caret) {
            operators(field, at, word);
            return false;
        }
        if (scanner.keyword("exists")) {
            return true;
        }
        scanner.keyword("not");
        boolean in = scanner.keyword("in");
        boolean list = in && scanner.symbol("(");
        if (!in && scanner.operator().isEmpty()) {
            return scanner.keyword("exists");
        }
        do {
            int start = scanner.skipSpace();
            Optional<Value> value = scanner.value();
            boolean open = value.isEmpty() || !value.get().closed()
                    || scanner.position() == caret && value.get().length() == value.get().text().length();
            if (open && scanner.position() == caret) {
                values(field, start, value.map(Value::text).orElse(""));
                return false;
            }
        } while (list && scanner.symbol(","));
        return !list || scanner.symbol(")");
    }

    private void fieldsAt(int start, String prefix) {
        boolean dotted = prefix.indexOf('.') >= 0;
        List<Proposal> inside = new ArrayList<>();
        fields.all().forEach((name, field) -> {
            if (name.startsWith(prefix) && (dotted || name.indexOf('.') < 0)) {
                propose(name, start, fields.description(name), Kind.FIELD);
            } else if (prefix.length() > 1 && name.contains(prefix)) {
                inside.add(new Proposal(name, start, caret, fields.description(name), Kind.FIELD));
            }
        });
        words(start, prefix, List.of("not"));
        saved.forEach((name, text) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith(prefix)) {
                propose("(" + text + ")", start, "Saved filter " + name, Kind.SAVED);
            }
        });
        proposals.addAll(inside.subList(0, Math.min(inside.size(), MAX)));
    }

    private void operators(Field field, int start, String prefix) {
        if (!field.columns().isEmpty() && prefix.isEmpty()) {
            ColumnType type = field.type();
            boolean text = type == ColumnType.TEXT || type == ColumnType.JSON;
            propose("=", start, "is", Kind.OPERATOR);
            propose("!=", start, "is not, or has no value", Kind.OPERATOR);
            if (text || type == ColumnType.ADDRESS) {
                propose("~", start, "contains a match of a regular expression, in upper or lower case", Kind.OPERATOR);
            }
            if (type != ColumnType.ADDRESS && type != ColumnType.BOOLEAN && type != ColumnType.JSON) {
                propose("<", start, "is less", Kind.OPERATOR);
                propose("<=", start, "is at most", Kind.OPERATOR);
                propose(">", start, "is greater", Kind.OPERATOR);
                propose(">=", start, "is at least", Kind.OPERATOR);
            }
        }
        if (!field.columns().isEmpty() && "in".startsWith(prefix.toLowerCase(Locale.ROOT))) {
            propose("in (", start, "is one of several, or within a network or a range", Kind.OPERATOR);
        }
        words(start, prefix, List.of("exists"));
    }

    private void values(Field field, int start, String prefix) {
        if (field.type() == ColumnType.BOOLEAN) {
            words(start, prefix, List.of("true", "false"));
        }
        if (field.type() == ColumnType.TIME) {
            for (String time : List.of("today", "yesterday", "last hour", "last Monday 09:00..17:00")) {
                if (time.startsWith(prefix)) {
                    propose("\"" + time + "\"", start, "seen from the last packet of the case", Kind.VALUE);
                }
            }
        }
        source.flatMap(tables -> tables.table(field.table().name())).ifPresent(table -> {
            for (FrequentValues.Entry entry : FrequentValues.of(table, field.columns(), prefix)) {
                StringBuilder text = new StringBuilder();
                Quotes.append(text, entry.value(), false);
                propose(text.toString(), start, entry.count() + (entry.count() == 1 ? " row" : " rows"), Kind.VALUE);
            }
        });
    }

    private void words(int start, String prefix, List<String> words) {
        for (String word : words) {
            if (word.startsWith(prefix.toLowerCase(Locale.ROOT))) {
                propose(word, start, "", Kind.WORD);
            }
        }
    }

    private void propose(String text, int start, String description, Kind kind) {
        if (proposals.size() < MAX) {
            proposals.add(new Proposal(text, start, caret, description, kind));
        }
    }
}
