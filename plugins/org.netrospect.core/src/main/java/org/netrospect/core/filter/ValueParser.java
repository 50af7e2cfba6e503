package org.netrospect.core.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.netrospect.core.filter.Scanner.Value;
import org.netrospect.core.filter.ValueMatch.AddressRange;
import org.netrospect.core.filter.ValueMatch.DoubleRange;
import org.netrospect.core.filter.ValueMatch.LongRange;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.time.TimeInterval;
import org.netrospect.core.time.TimeReference;
import org.netrospect.core.time.TimeSyntaxException;
import org.netrospect.core.time.TimeText;

/** Reads the values of a condition by the type of its field. */
final class ValueParser {
    private final TimeReference reference;
    private final List<String> notes = new ArrayList<>();

    ValueParser(TimeReference reference) {
        this.reference = reference;
    }

    /** How values were read where they could have been read otherwise. */
    List<String> notes() {
        return notes;
    }

    ValueMatch match(Field field, Operator operator, List<Value> values) throws FilterSyntaxException {
        if (operator == Operator.MATCHES) {
            return expression(values.getFirst());
        }
        return switch (field.type()) {
            case TEXT, JSON -> texts(operator, values);
            case INTEGER, DURATION, TIME, BOOLEAN -> {
                List<LongRange> ranges = new ArrayList<>();
                for (Value value : values) {
                    ranges.add(compared(operator, longs(field, value)));
                }
                yield new ValueMatch.Longs(List.copyOf(ranges));
            }
            case DECIMAL -> {
                List<DoubleRange> ranges = new ArrayList<>();
                for (Value value : values) {
                    ranges.add(compared(operator, Numbers.decimals(value)));
                }
                yield new ValueMatch.Doubles(List.copyOf(ranges));
            }
            case ADDRESS -> {
                List<AddressRange> ranges = new ArrayList<>();
                for (Value value : values) {
                    ranges.add(Networks.parse(value));
                }
                yield new ValueMatch.Addresses(List.copyOf(ranges));
            }
        };
    }

    private static ValueMatch expression(Value value) throws FilterSyntaxException {
        try {
            return new ValueMatch.Expression(new GuardedPattern(value.text()));
        } catch (PatternSyntaxException e) {
            throw new FilterSyntaxException(value.position(), value.length(),
                    "this is no regular expression: " + e.getDescription() + ".");
        }
    }

    private static ValueMatch texts(Operator operator, List<Value> values) {
        String first = values.getFirst().text();
        return switch (operator) {
            case LESS -> new ValueMatch.TextOrder(first, true, false);
            case AT_MOST -> new ValueMatch.TextOrder(first, true, true);
            case GREATER -> new ValueMatch.TextOrder(first, false, false);
            case AT_LEAST -> new ValueMatch.TextOrder(first, false, true);
            default -> {
                Set<String> texts = new HashSet<>();
                values.forEach(value -> texts.add(value.text()));
                yield new ValueMatch.Texts(Set.copyOf(texts));
            }
        };
    }

    private LongRange longs(Field field, Value value) throws FilterSyntaxException {
        return switch (field.type()) {
            case TIME -> time(value);
            case DURATION -> Numbers.durations(value);
            case BOOLEAN -> truth(field, value);
            default -> Numbers.integers(value);
        };
    }

    private LongRange time(Value value) throws FilterSyntaxException {
        try {
            TimeInterval interval = TimeText.parse(value.text(), reference);
            interval.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
            return new LongRange(interval.from(), Math.max(interval.from(), interval.to() - 1));
        } catch (TimeSyntaxException e) {
            throw new FilterSyntaxException(value.position(), value.length(), e.getMessage());
        }
    }

    private static LongRange truth(Field field, Value value) throws FilterSyntaxException {
        return switch (value.text()) {
            case "true", "yes", "1" -> new LongRange(1, 1);
            case "false", "no", "0" -> new LongRange(0, 0);
            default -> throw new FilterSyntaxException(value.position(), value.length(),
                    field.name() + " is true or false, not \"" + value.text() + "\".");
        };
    }

    private static LongRange compared(Operator operator, LongRange value) {
        return switch (operator) {
            case LESS -> value.from() == Long.MIN_VALUE ? new LongRange(0, -1)
                    : new LongRange(Long.MIN_VALUE, value.from() - 1);
            case AT_MOST -> new LongRange(Long.MIN_VALUE, value.to());
            case GREATER -> value.to() == Long.MAX_VALUE ? new LongRange(0, -1)
                    : new LongRange(value.to() + 1, Long.MAX_VALUE);
            case AT_LEAST -> new LongRange(value.from(), Long.MAX_VALUE);
            default -> value;
        };
    }

    private static DoubleRange compared(Operator operator, DoubleRange value) {
        return switch (operator) {
            case LESS -> new DoubleRange(Double.NEGATIVE_INFINITY, Math.nextDown(value.from()));
            case AT_MOST -> new DoubleRange(Double.NEGATIVE_INFINITY, value.to());
            case GREATER -> new DoubleRange(Math.nextUp(value.to()), Double.POSITIVE_INFINITY);
            case AT_LEAST -> new DoubleRange(value.from(), Double.POSITIVE_INFINITY);
            default -> value;
        };
    }

    /** What the values of a type are, for a message. */
    static String kind(ColumnType type) {
        return switch (type) {
            case INTEGER, DECIMAL -> "a number";
            case TIME -> "a time";
            case DURATION -> "a duration";
            case TEXT, JSON -> "a text";
            case ADDRESS -> "an address";
            case BOOLEAN -> "true or false";
        };
    }

    /** A value that could stand there, for a message. */
    static String example(Field field) {
        return switch (field.type()) {
            case INTEGER -> "a number such as 80, 1..1024 or 10MB";
            case DECIMAL -> "a number such as 0.5 or 10k";
            case TIME -> "a time such as 2024-06-12, or \"last Tuesday 16:00..17:00\" in quotes";
            case DURATION -> "a duration such as 1.5s, 300ms or 2h";
            case TEXT, JSON -> "a text, in quotes if it has spaces";
            case ADDRESS -> "an address such as 10.1.2.3, 10.0.0.0/8 or 2001:db8::1";
            case BOOLEAN -> "true or false";
        };
    }
}
