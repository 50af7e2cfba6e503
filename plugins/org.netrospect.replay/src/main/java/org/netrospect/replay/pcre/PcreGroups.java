package org.netrospect.replay.pcre;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The groups of an expression that were opened so far, and references to them. */
final class PcreGroups {
    /** A reference by number, or by how many groups ago it began. */
    private static final Pattern NUMBERED = Pattern.compile("\\\\g(?:\\{(-?\\d{1,3})\\}|(-?\\d{1,3}))");

    private final List<String> names = new ArrayList<>();

    /** @param name "" for none */
    void open(String name) {
        names.add(name);
    }

    int opened() {
        return names.size();
    }

    /** A reference as Java has it. */
    String reference(String name) throws UnsupportedExpression {
        int index = names.indexOf(name);
        if (index < 0) {
            throw missing(name);
        }
        return reference(index + 1);
    }

    private static UnsupportedExpression missing(String name) {
        return new UnsupportedExpression("a regular expression refers to a group that is not there: " + name);
    }

    static String reference(int group) {
        return "(?:\\" + group + ")";
    }

    /**
     * Reads {@code \g1}, {@code \g{1}} and {@code \g{-1}}.
     *
     * @param out where the reference goes
     * @return where it ends, -1 if there is none
     */
    int numbered(String in, int at, StringBuilder out) throws UnsupportedExpression {
        Matcher matcher = NUMBERED.matcher(in).region(at, in.length());
        if (!matcher.lookingAt()) {
            return -1;
        }
        int value = Integer.parseInt(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        int group = value < 0 ? names.size() + 1 + value : value;
        if (group < 1 || group > names.size()) {
            throw missing(matcher.group());
        }
        out.append(reference(group));
        return matcher.end();
    }
}
