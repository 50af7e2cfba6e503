package org.netrospect.workbench.files;

import java.util.List;
import java.util.stream.Collectors;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.workbench.detail.DetailText;
import org.netrospect.workbench.detail.DetailText.Line;

/**
 * What the examination of a file found, as text.
 *
 * @param warnings where name, declaration and content contradict one another; "" if they do not
 * @param facts what its format tells; "" if it tells nothing
 */
record FormatText(String warnings, String facts) {
    private static final String MISMATCH = "mismatch";

    /** @param json as it stands in the table of files */
    static FormatText of(String json, TimeFormat times) {
        List<Line> lines = new DetailText(times).lines(json).orElse(List.of());
        String warnings = lines.stream().filter(line -> line.name().equals(MISMATCH)).flatMap(l -> l.texts().stream())
                .map(text -> "⚠ " + text + "\n").collect(Collectors.joining());
        String facts = lines.stream().filter(line -> !line.name().equals(MISMATCH)).map(FormatText::text)
                .collect(Collectors.joining("\n"));
        return new FormatText(warnings, facts);
    }

    private static String text(Line line) {
        String separator = line.texts().size() > 4 ? "\n    " : ", ";
        return line.label() + ": " + (line.texts().size() > 4 ? separator : "") + String.join(separator, line.texts());
    }
}
