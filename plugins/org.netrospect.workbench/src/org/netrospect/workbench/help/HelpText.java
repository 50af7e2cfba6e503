package org.netrospect.workbench.help;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.netrospect.workbench.Palette;

/**
 * Turns the few marks of the help pages into text with styles: headings, lists, {@code `code`} and {@code **bold**}.
 */
record HelpText(String text, List<StyleRange> styles) {
    static HelpText of(String page, Palette palette) {
        StringBuilder out = new StringBuilder();
        List<StyleRange> styles = new ArrayList<>();
        for (String line : page.lines().toList()) {
            int start = out.length();
            if (line.startsWith("# ") || line.startsWith("## ")) {
                out.append(line.substring(line.indexOf(' ') + 1));
                StyleRange range = new StyleRange(start, out.length() - start, palette.text(), null, SWT.BOLD);
                range.font = line.startsWith("# ") ? palette.heading() : palette.bold();
                styles.add(range);
            } else {
                inline(line.startsWith("- ") ? "  •  " + line.substring(2) : line, out, styles, palette);
            }
            out.append('\n');
        }
        return new HelpText(out.toString(), styles);
    }

    private static void inline(String line, StringBuilder out, List<StyleRange> styles, Palette palette) {
        int at = 0;
        while (at < line.length()) {
            String mark = line.startsWith("**", at) ? "**" : line.startsWith("`", at) ? "`" : "";
            int end = mark.isEmpty() ? -1 : line.indexOf(mark, at + mark.length());
            if (end < 0) {
                out.append(line.charAt(at++));
                continue;
            }
            int start = out.length();
            out.append(line, at + mark.length(), end);
            StyleRange range = new StyleRange(start, out.length() - start,
                    mark.equals("`") ? palette.literal() : palette.text(), null);
            range.font = mark.equals("`") ? palette.mono() : palette.bold();
            styles.add(range);
            at = end + mark.length();
        }
    }
}
