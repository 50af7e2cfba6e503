package org.netrospect.workbench.table;

import java.util.Locale;
import java.util.Set;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.Table;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.workbench.detail.DetailText;

/**
 * Writes cells for the screen. Immutable; reads the table, so never on the user-interface thread.
 *
 * @param times in the zone of the case
 */
public record CellText(TimeFormat times) {
    private static final String NONE = "–";
    private static final int MAX = 2000;
    /** Numbers that are names of things. */
    private static final Set<String> NAMES = Set.of("id", "capture", "session", "sid", "gid", "rev", "run", "file",
            "parent", "status");

    public String of(Table table, int column, int row) {
        if (table.isNull(column, row)) {
            return NONE;
        }
        Column c = table.schema().column(column);
        return switch (c.type()) {
            case INTEGER -> number(c.name(), table.longAt(column, row));
            case DECIMAL -> decimal(c.name(), table.doubleAt(column, row));
            case TIME -> times.shortText(table.longAt(column, row));
            case DURATION -> seconds(table.longAt(column, row));
            case BOOLEAN -> table.longAt(column, row) == 0 ? "no" : "yes";
            case TEXT -> visible(table.textAt(column, row));
            case JSON -> visible(new DetailText(times).line(table.textAt(column, row)));
            case ADDRESS -> {
                StringBuilder text = new StringBuilder(39);
                IpAddress.append(text, table.addressVersionAt(column, row), table.addressHighAt(column, row),
                        table.addressLowAt(column, row));
                yield text.toString();
            }
        };
    }

    /** Names of things are written without separators, amounts with them. */
    private static String number(String column, long value) {
        return column.endsWith("port") || NAMES.contains(column) ? Long.toString(value) : grouped(value);
    }

    /** {@code 1,234,567}, without the cost of a format. */
    static String grouped(long value) {
        String digits = Long.toString(value);
        int sign = value < 0 ? 1 : 0;
        int length = digits.length();
        if (length - sign <= 3) {
            return digits;
        }
        StringBuilder text = new StringBuilder(length + length / 3);
        for (int i = 0; i < length; i++) {
            if (i > sign && (length - i) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    private static String decimal(String column, double value) {
        if (column.equals("abr")) {
            return String.format(Locale.ROOT, "%+.2f", value);
        }
        return Math.abs(value) >= 1000 ? grouped(Math.round(value)) : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String seconds(long nanos) {
        long millis = nanos / 1_000_000;
        StringBuilder text = new StringBuilder(16).append(grouped(millis / 1000)).append('.');
        long rest = Math.abs(millis % 1000);
        return text.append((char) ('0' + rest / 100)).append((char) ('0' + rest / 10 % 10))
                .append((char) ('0' + rest % 10))
                .toString();
    }

    /** Captured text must not steer the screen: control and direction characters are shown as what they are. */
    public static String visible(String text) {
        int end = Math.min(text.length(), MAX);
        int i = 0;
        while (i < end && plain(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(end + 8).append(text, 0, i);
        for (; i < end; i++) {
            char c = text.charAt(i);
            if (plain(c)) {
                out.append(c);
            } else if (c < 0x20) {
                out.append((char) (0x2400 + c));
            } else {
                out.append(String.format("\\u%04x", (int) c));
            }
        }
        return text.length() > end ? out.append('…').toString() : out.toString();
    }

    private static boolean plain(char c) {
        return c >= 0x20 && c < 0x7f || c > 0xa0 && !(c >= 0x200b && c <= 0x200f) && !(c >= 0x2028 && c <= 0x202f)
                && !(c >= 0x2066 && c <= 0x206f) && c != 0xfeff;
    }
}
