package org.netrospect.core.filter;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.filter.Condition.All;
import org.netrospect.core.filter.Condition.Test;
import org.netrospect.core.filter.ValueMatch.LongRange;
import org.netrospect.core.filter.ValueMatch.Longs;
import org.netrospect.core.time.TimeInterval;

/** The condition {@code time = …} that a filter asks beside all others: the period a timeline shows as chosen. */
public final class TimeTerm {
    private static final String TIME = "time";
    private static final long SECOND = 1_000_000_000L;

    private TimeTerm() {
    }

    /** The period that a filter is limited to, if it names one. */
    public static Optional<TimeInterval> of(String filter, FilterContext context) throws FilterSyntaxException {
        return parts(filter, context).stream().filter(TimeTerm::chosen).map(TimeTerm::range)
                .map(r -> new TimeInterval(r.from(), Math.max(r.from(), Math.addExact(r.to(), 1)), List.of()))
                .findFirst();
    }

    /**
     * The filter limited to another period; what it was limited to before is forgotten.
     *
     * @param from nanoseconds since 1970 UTC
     * @param to exclusive
     */
    public static String with(String filter, long from, long to, FilterContext context) throws FilterSyntaxException {
        ZoneId zone = context.reference().zone();
        String rest = without(filter, context);
        String term = TIME + " = " + text(from, zone) + ".." + text(to, zone);
        return FilterText.and(rest, term, false, context);
    }

    /** The filter without the period. */
    public static String without(String filter, FilterContext context) throws FilterSyntaxException {
        List<Condition> kept = new ArrayList<>(parts(filter, context));
        kept.removeIf(TimeTerm::chosen);
        StringBuilder text = new StringBuilder();
        new All(kept).append(text);
        return text.toString();
    }

    private static List<Condition> parts(String filter, FilterContext context) throws FilterSyntaxException {
        Condition condition = FilterParser.parse(filter, context).condition();
        return condition instanceof All all ? all.parts() : List.of(condition);
    }

    private static boolean chosen(Condition part) {
        return part instanceof Test test && test.field().name().equals(TIME)
                && (test.operator() == Operator.EQUAL || test.operator() == Operator.IN)
                && test.match() instanceof Longs longs && longs.ranges().size() == 1
                && longs.ranges().getFirst().to() < Long.MAX_VALUE;
    }

    private static LongRange range(Condition part) {
        return ((Longs) ((Test) part).match()).ranges().getFirst();
    }

    /** ISO 8601 in the zone that the filter is read in, with no more decimals than needed. */
    private static String text(long nanos, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(
                Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND)), zone);
        String text = local.toString();
        return text.length() == 16 ? text + ":00" : text;
    }
}
