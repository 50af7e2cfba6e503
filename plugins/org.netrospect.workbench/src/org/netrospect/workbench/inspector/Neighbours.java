package org.netrospect.workbench.inspector;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.netrospect.core.table.RowPredicate;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Sort;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.time.Amounts;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.workbench.inspector.FactSheet.Builder;
import org.netrospect.workbench.inspector.FactSheet.Style;
import org.netrospect.workbench.inspector.FactSheet.Text;

/** The sessions that the client of a session began, or was asked for, a little before and after it. */
record Neighbours(SessionRow session, ZoneId zone) {
    private static final long WINDOW = 60_000_000_000L;
    private static final int EACH_SIDE = 6;

    void write(Builder out, BooleanSupplier cancelled) {
        List<SessionRow> around = around(cancelled);
        if (around.size() < 2) {
            return;
        }
        out.heading("Just before and after, same client");
        TimeFormat times = new TimeFormat(zone);
        for (SessionRow other : around) {
            boolean same = other.row() == session.row();
            String time = times.clockText(other.number("stime"));
            String words = same ? "this session" : words(other);
            out.line(time, new Text(words, same ? Style.BOLD : Style.PLAIN, List.of(other.equal("id")),
                    same ? 0 : other.number("id")));
        }
    }

    private List<SessionRow> around(BooleanSupplier cancelled) {
        Table table = session.table();
        RowSelection rows = RowSelection.select(table, Optional.of(near(table)),
                Optional.of(new Sort(table.schema().index("stime"), false)), cancelled);
        int here = Math.max(0, rows.positionOf(session.row()));
        List<SessionRow> around = new ArrayList<>();
        for (int i = Math.max(0, here - EACH_SIDE); i < Math.min(rows.size(), here + EACH_SIDE + 1); i++) {
            around.add(new SessionRow(table, rows.row(i)));
        }
        return around;
    }

    /** Compares numbers only: it is asked of every session of the case. */
    private RowPredicate near(Table table) {
        TableSchema schema = table.schema();
        int stime = schema.index("stime");
        int saddr = schema.index("saddr");
        int daddr = schema.index("daddr");
        long from = session.number("stime") - WINDOW;
        long to = session.number("stime") + WINDOW;
        int version = table.addressVersionAt(saddr, session.row());
        long high = table.addressHighAt(saddr, session.row());
        long low = table.addressLowAt(saddr, session.row());
        return row -> {
            long time = table.longAt(stime, row);
            if (time < from || time > to) {
                return false;
            }
            return table.addressLowAt(saddr, row) == low && table.addressHighAt(saddr, row) == high
                    && table.addressVersionAt(saddr, row) == version
                    || table.addressLowAt(daddr, row) == low && table.addressHighAt(daddr, row) == high
                            && table.addressVersionAt(daddr, row) == version;
        };
    }

    private String words(SessionRow other) {
        String client = session.address("saddr");
        boolean out = other.address("saddr").equals(client);
        String peer = other.address(out ? "daddr" : "saddr");
        String what = other.has("service") ? other.text("service") : other.text("proto");
        return (out ? "→ " : "← ") + (other.hasPorts() ? SessionRow.endpoint(peer, other.number("dport")) : peer) + "  "
                + what
                + "  " + other.text("state") + "  "
                + Amounts.bytes(other.number("sbytes") + other.number("dbytes"));
    }
}
