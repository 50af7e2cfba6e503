package org.netrospect.replay.indicator;

import java.util.List;
import java.util.Map;
import org.netrospect.replay.run.DetailText;

/**
 * Where an alert's indicator was found, and who said it, as the alert's detail tells.
 *
 * @param field of the tables, such as {@code http.host}
 * @param value that stood there
 * @param source the file of the indicator, and who it came from
 * @param date as the source writes it; "" if it does not
 */
public record FoundIndicator(String field, String value, String source, String date) {
    /** Stands for the generator of a rule in alerts of indicators. */
    public static final long GENERATOR = 0;

    /** Reads the column {@code detail} of an alert. */
    public static FoundIndicator of(String detail) {
        Map<String, List<String>> members = DetailText.members(detail);
        return new FoundIndicator(DetailText.first(members, "field"), DetailText.first(members, "value"),
                DetailText.first(members, "source"), DetailText.first(members, "date"));
    }
}
