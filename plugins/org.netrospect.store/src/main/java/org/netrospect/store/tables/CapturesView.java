package org.netrospect.store.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.LinkType;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

/** Captures as a table, in memory. */
public final class CapturesView {
    private CapturesView() {
    }

    /** The table {@code captures} over a list that does not change any more. */
    public static Table of(List<CaptureInfo> captures) {
        List<CaptureInfo> rows = List.copyOf(captures);
        List<ColumnView> columns = new ArrayList<>();
        for (Column column : Tables.CAPTURES.columns()) {
            columns.add(switch (column.name()) {
                case "id" -> number(rows, CaptureInfo::id);
                case "file" -> text(rows, c -> c.file().toString());
                case "sha256" -> text(rows, CaptureInfo::sha256);
                case "bytes" -> number(rows, CaptureInfo::bytes);
                case "packets" -> number(rows, CaptureInfo::packets);
                case "linktypes" -> text(rows, CapturesView::linkTypes);
                case "first" -> time(rows, CaptureInfo::first);
                case "last" -> time(rows, CaptureInfo::last);
                case "snaplen" -> number(rows, CapturesView::snapLength);
                case "truncated_packets" -> number(rows, CaptureInfo::truncatedPackets);
                case "irregularities" -> number(rows, CaptureInfo::irregularities);
                case "state" -> text(rows, c -> c.state().name().toLowerCase(Locale.ROOT));
                case "format" -> text(rows, CaptureInfo::format);
                default -> new DerivedColumns.Nothing();
            });
        }
        return new ViewTable(Tables.CAPTURES, columns, rows.size());
    }

    private static ColumnView number(List<CaptureInfo> rows, ToLongFunction<CaptureInfo> value) {
        return new DerivedColumns.Number(row -> false, row -> value.applyAsLong(rows.get(row)));
    }

    private static ColumnView time(List<CaptureInfo> rows, ToLongFunction<CaptureInfo> value) {
        return new DerivedColumns.Number(row -> rows.get(row).packets() == 0,
                row -> value.applyAsLong(rows.get(row)));
    }

    private static ColumnView text(List<CaptureInfo> rows, Function<CaptureInfo, String> value) {
        return new DerivedColumns.Text(row -> -1, row -> value.apply(rows.get(row)));
    }

    /** Link types, each once, in the order of the interfaces. */
    private static String linkTypes(CaptureInfo capture) {
        return capture.interfaces().stream().map(CaptureInterface::linkType).distinct()
                .map(LinkType::name).collect(Collectors.joining(","));
    }

    /** The largest; 0, for no limit, is larger than any. */
    private static long snapLength(CaptureInfo capture) {
        long largest = 0;
        for (CaptureInterface each : capture.interfaces()) {
            if (each.snapLength() == 0) {
                return 0;
            }
            largest = Math.max(largest, each.snapLength());
        }
        return largest;
    }
}
