package org.netrospect.workbench.timeline;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;

/** Writes counts and sizes shortly, with decimal prefixes: {@code 1.5 M}, {@code 200 k}. */
final class AmountFormat extends NumberFormat {
    private static final long serialVersionUID = 1L;
    private static final String[] PREFIXES = {"", " k", " M", " G", " T", " P"};

    @Override
    public StringBuffer format(double number, StringBuffer out, FieldPosition position) {
        double rest = number;
        int prefix = 0;
        while (Math.abs(rest) >= 999.5 && prefix < PREFIXES.length - 1) {
            rest /= 1000;
            prefix++;
        }
        String text = String.format(Locale.ENGLISH, rest < 9.995 ? "%.2f" : rest < 99.95 ? "%.1f" : "%.0f", rest);
        if (text.indexOf('.') >= 0) {
            text = text.replaceAll("\\.?0+$", "");
        }
        return out.append(text).append(PREFIXES[prefix]);
    }

    @Override
    public StringBuffer format(long number, StringBuffer out, FieldPosition position) {
        return format((double) number, out, position);
    }

    @Override
    public Number parse(String source, ParsePosition position) {
        throw new UnsupportedOperationException("amounts on an axis are not read back");
    }
}
