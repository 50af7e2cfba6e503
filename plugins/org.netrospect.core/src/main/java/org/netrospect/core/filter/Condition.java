package org.netrospect.core.filter;

import java.util.List;

/** A parsed filter; {@link #append} writes its canonical text. */
sealed interface Condition {
    /** All of them; of none: everything. */
    record All(List<Condition> parts) implements Condition {
    }

    /** At least one of them. */
    record Any(List<Condition> parts) implements Condition {
    }

    /** Not that one. */
    record Not(Condition part) implements Condition {
    }

    /** One question to one field. */
    record Test(Field field, Operator operator, List<String> values, ValueMatch match) implements Condition {
    }

    default void append(StringBuilder out) {
        switch (this) {
            case All all -> join(out, all.parts, " and ");
            case Any any -> join(out, any.parts, " or ");
            case Not not -> {
                out.append("not ");
                wrapped(out, not.part);
            }
            case Test test -> {
                out.append(test.field.name()).append(' ').append(test.operator.text());
                if (test.operator == Operator.IN && test.values.size() > 1) {
                    out.append(" (");
                    for (int i = 0; i < test.values.size(); i++) {
                        Quotes.append(i == 0 ? out : out.append(", "), test.values.get(i), false);
                    }
                    out.append(')');
                } else if (test.operator != Operator.EXISTS) {
                    Quotes.append(out.append(' '), test.values.getFirst(), test.operator == Operator.MATCHES);
                }
            }
        }
    }

    private static void join(StringBuilder out, List<Condition> parts, String word) {
        for (int i = 0; i < parts.size(); i++) {
            wrapped(i == 0 ? out : out.append(word), parts.get(i));
        }
    }

    private static void wrapped(StringBuilder out, Condition part) {
        boolean group = part instanceof All || part instanceof Any;
        part.append(group ? out.append('(') : out);
        if (group) {
            out.append(')');
        }
    }
}
