package org.netrospect.workbench.inspector;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.AppendedTable;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.time.Amounts;
import org.netrospect.workbench.inspector.FactSheet.Builder;
import org.netrospect.workbench.inspector.FactSheet.Text;
import org.netrospect.workbench.inspector.SessionFacts.PacketSpan;
import org.netrospect.workbench.inspector.SessionFacts.Remark;

/** Collects what a case knows about the selected sessions. Reads the disk. */
record FactsQuery(CaseStore store, long[] sessions, ZoneId zone) {
    private static final int MOST_REMARKS = 20;

    /** The sheet; without lines if the selection is not in the case. */
    FactSheet run(BooleanSupplier cancelled) throws IOException {
        Table table = store.table("sessions").orElseThrow(() -> new IOException("The case has no table of sessions."));
        Builder out = new Builder();
        if (sessions.length == 1) {
            int row = store.sessionRow(sessions[0]);
            if (row >= 0 && row < table.rows()) {
                one(new SessionRow(table, row), out, cancelled);
            } else {
                open(sessions[0]).ifPresent(found -> new SessionFacts(found, List.of(), List.of(), zone).write(out));
            }
        } else {
            new SumFacts(table, store::sessionRow, zone).write(sessions, out, cancelled);
        }
        return out.build();
    }

    /** The session, if the import that runs shows it before its end. */
    private Optional<SessionRow> open(long id) {
        if (!(store.sessionsSoFar() instanceof AppendedTable all)) {
            return Optional.empty();
        }
        int column = all.schema().index("id");
        return IntStream.range(all.first().rows(), all.rows()).filter(row -> all.longAt(column, row) == id).boxed()
                .findFirst().map(row -> new SessionRow(all, row));
    }

    private void one(SessionRow session, Builder out, BooleanSupplier cancelled) throws IOException {
        long id = session.number("id");
        List<Remark> remarks = remarks(id, cancelled);
        new SessionFacts(session, spans(id), remarks, zone).write(out);
        alerts(id, out, cancelled);
        new Neighbours(session, zone).write(out, cancelled);
    }

    private void alerts(long id, Builder out, BooleanSupplier cancelled) {
        String label = "Alerts";
        for (AlertsQuery.Found each : AlertsQuery.of(store, id, cancelled).stream().limit(MOST_REMARKS).toList()) {
            out.line(label, new Text(each.message(), FactSheet.Style.BAD,
                    List.of("alerts.sid = " + each.first().sid()), 0),
                    Text.dim((each.count() > 1 ? "  ×" + each.count() : "") + "  " + each.run()));
            label = "";
        }
    }

    private List<PacketSpan> spans(long id) throws IOException {
        Map<Integer, long[]> spans = new TreeMap<>();
        store.trail(id, (capture, number, position, fromServer) -> {
            long[] span = spans.computeIfAbsent(capture, c -> new long[] {number, number, 0});
            span[0] = Math.min(span[0], number);
            span[1] = Math.max(span[1], number);
            span[2]++;
        });
        List<CaptureInfo> captures = store.captures();
        return spans.entrySet().stream().map(e -> new PacketSpan(
                captures.stream().filter(c -> c.id() == e.getKey()).findFirst(), e.getKey(), e.getValue()[0],
                e.getValue()[1], e.getValue()[2])).toList();
    }

    private List<Remark> remarks(long id, BooleanSupplier cancelled) {
        Optional<Table> found = store.table("irregularities");
        if (found.isEmpty()) {
            return List.of();
        }
        Table table = found.get();
        TableSchema schema = table.schema();
        int session = schema.index("session");
        RowSelection rows = RowSelection.select(table,
                Optional.of(row -> table.longAt(session, row) == id && !table.isNull(session, row)), Optional.empty(),
                cancelled);
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_REMARKS, rows.size()); i++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            remarks.add(new Remark(table.textAt(schema.index("what"), rows.row(i)),
                    table.textAt(schema.index("detail"), rows.row(i))));
        }
        if (rows.size() > MOST_REMARKS) {
            remarks.add(new Remark(Amounts.count(rows.size() - MOST_REMARKS) + " more", "see Irregularities"));
        }
        return remarks;
    }

    /** A sheet of one sentence. */
    static FactSheet sentence(String text) {
        return new FactSheet(List.of(new FactSheet.Line("", List.of(Text.dim(text)))));
    }
}
