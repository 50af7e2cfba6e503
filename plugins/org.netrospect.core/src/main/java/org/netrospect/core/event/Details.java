package org.netrospect.core.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.net.IpAddress;

/**
 * What is known of an event, as names and values in the order in which they were put; names are those of the columns of
 * the event's table where it has one. Values are String, Long, Double, Boolean, {@link Time}, {@link IpAddress}, or a
 * list of strings. What is empty is left out. One thread until the event is told, then unchanged.
 */
public final class Details {
    /**
     * Longest text kept of a value, in characters: an attacker chooses it. A text that was cut ends with an ellipsis.
     */
    public static final int LONGEST_TEXT = 1 << 16;
    /** Most bytes of what {@link #json} makes: a column holds as many. */
    static final int LONGEST_JSON = 1_000_000;
    /** Most values of an event and most texts of a list. */
    public static final int MOST_VALUES = 1000;

    /** A moment. @param nanoseconds since 1970 UTC */
    public record Time(long nanoseconds) {
    }

    private final List<String> names = new ArrayList<>(12);
    private final List<Object> values = new ArrayList<>(12);

    /** A text; an empty one is no value. */
    public Details put(String name, String value) {
        return value.isEmpty() ? this : add(name, cut(value));
    }

    public Details put(String name, long value) {
        return add(name, value);
    }

    public Details put(String name, double value) {
        return add(name, value);
    }

    public Details put(String name, boolean value) {
        return add(name, value);
    }

    public Details put(String name, IpAddress value) {
        return add(name, value);
    }

    /** Texts in order; none is no value. In a column of a table they are joined by commas. */
    public Details put(String name, List<String> value) {
        if (value.isEmpty()) {
            return this;
        }
        String[] kept = new String[Math.min(value.size(), MOST_VALUES)];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = cut(value.get(i));
        }
        return add(name, List.of(kept));
    }

    /**
     * The names and values of another as one JSON text. If it would be too long for a column, the longest of its lists
     * and texts are shortened.
     */
    public Details json(String name, Details inner) {
        Details fitting = inner;
        String json = fitting.toString();
        while (json.getBytes(StandardCharsets.UTF_8).length > LONGEST_JSON && fitting.size() > 0) {
            fitting = fitting.shortened();
            json = fitting.toString();
        }
        return add(name, json);
    }

    /** The same with half of its longest value. */
    private Details shortened() {
        Details less = new Details();
        less.names.addAll(names);
        less.values.addAll(values);
        int longest = 0;
        for (int i = 1; i < values.size(); i++) {
            longest = length(values.get(i)) > length(values.get(longest)) ? i : longest;
        }
        Object value = values.get(longest);
        if (value instanceof List<?> list && list.size() > 1) {
            less.values.set(longest, List.copyOf(list.subList(0, list.size() / 2)));
        } else {
            less.names.remove(longest);
            less.values.remove(longest);
        }
        return less;
    }

    private static int length(Object value) {
        return value instanceof List<?> list ? list.stream().mapToInt(each -> each.toString().length()).sum()
                : value.toString().length();
    }

    /** A moment, in nanoseconds since 1970 UTC. */
    public Details time(String name, long nanoseconds) {
        return add(name, new Time(nanoseconds));
    }

    /** The same and one more. */
    public Details with(String name, List<String> value) {
        Details more = new Details();
        more.names.addAll(names);
        more.values.addAll(values);
        return more.put(name, value);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    private Details add(String name, Object value) {
        if (names.size() < MOST_VALUES) {
            int known = names.indexOf(name);
            if (known >= 0) {
                values.set(known, value);
            } else {
                names.add(name);
                values.add(value);
            }
        }
        return this;
    }

    public int size() {
        return names.size();
    }

    public String name(int i) {
        return names.get(i);
    }

    public Object value(int i) {
        return values.get(i);
    }

    /** The value of a name. */
    public Optional<Object> get(String name) {
        int i = names.indexOf(name);
        return i < 0 ? Optional.empty() : Optional.of(values.get(i));
    }

    @Override
    public String toString() {
        Json json = new Json();
        for (int i = 0; i < names.size(); i++) {
            json.member(names.get(i), values.get(i));
        }
        return json.end();
    }
}
