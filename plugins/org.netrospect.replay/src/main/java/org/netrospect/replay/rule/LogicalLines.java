package org.netrospect.replay.rule;

import java.util.List;

/** Lines of a file put together: a backslash at the end or an open parenthesis continues a line. */
final class LogicalLines {
    private final List<String> lines;
    private final int most;
    private int next;
    private int line;
    private String text = "";

    /** @param most lines that are put together */
    LogicalLines(List<String> lines, int most) {
        this.lines = lines;
        this.most = most;
    }

    /** Goes to the next line that is neither empty nor a comment. */
    boolean next() {
        while (next < lines.size()) {
            line = next + 1;
            String first = lines.get(next++).strip();
            if (first.startsWith("/*")) {
                skipComment(first);
            } else if (!first.isEmpty() && !first.startsWith("#") && !first.startsWith(";")) {
                text = whole(first);
                return true;
            } else if (first.startsWith("#")) {
                skipContinued(first);
            }
        }
        return false;
    }

    private void skipComment(String first) {
        String at = first;
        while (!at.contains("*/") && next < lines.size()) {
            at = lines.get(next++);
        }
    }

    private void skipContinued(String first) {
        String at = first;
        while (at.endsWith("\\") && next < lines.size()) {
            at = lines.get(next++).strip();
        }
    }

    private String whole(String first) {
        StringBuilder all = new StringBuilder(first);
        int begin = next;
        boolean rule = RuleParser.isAction(first.split("[\\s(]", 2)[0]);
        while (next < lines.size() && next - begin < most) {
            boolean continued = !all.isEmpty() && all.charAt(all.length() - 1) == '\\';
            if (continued) {
                all.setLength(all.length() - 1);
            } else if (!rule || all.charAt(all.length() - 1) == ')'
                    || all.indexOf("(") < 0 && !lines.get(next).strip().startsWith("(")
                    || RuleParser.isAction(lines.get(next).strip().split("[\\s(]", 2)[0])) {
                break;
            }
            String more = lines.get(next++).strip();
            if (continued || !more.startsWith("#")) {
                all.append(' ').append(more);
            }
            while (!all.isEmpty() && all.charAt(all.length() - 1) == ' ') {
                all.setLength(all.length() - 1);
            }
        }
        return all.toString();
    }

    /** The line, without breaks. */
    String text() {
        return text;
    }

    /** Number of its first line, from 1. */
    int line() {
        return line;
    }
}
