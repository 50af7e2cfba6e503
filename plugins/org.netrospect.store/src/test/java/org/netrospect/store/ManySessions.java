package org.netrospect.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Workspace;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.Table;

/** A measurement, not a test: fills a case and prints how long things take. Arguments: folder, number of sessions. */
final class ManySessions {
    private ManySessions() {
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int sessions = Integer.parseInt(arguments[1]);
        try (Workspace workspace = new StoreWorkspaces().open(folder)) {
            long t = System.nanoTime();
            try (CaseStore store = workspace.open("many", true)) {
                t = told("make a case", t);
                CaptureImport target = store.beginImport();
                SyntheticFeed.capture(target, "many.pcap", store.table("sessions").orElseThrow().rows(), sessions);
                t = told("append " + sessions + " sessions", t);
                target.close();
                t = told("commit", t);
            }
            t = told("close", t);
            CaseStore store = workspace.open("many", false);
            t = told("open", t);
            for (int round = 0; round < 3; round++) {
                read(store, round);
            }
            t = System.nanoTime();
            store.trail(sessions / 2, (capture, number, position, fromServer) -> { });
            t = told("first trail, with the index of rows", t);
            store.trail(sessions / 3, (capture, number, position, fromServer) -> { });
            t = told("second trail", t);
            for (String sql : new String[] {"SELECT count(*) FROM sessions",
                "SELECT count(*), sum(sbytes) FROM sessions",
                "SELECT daddr, sum(dbytes) FROM sessions GROUP BY daddr ORDER BY 2 DESC FETCH FIRST 10 ROWS ONLY"}) {
                store.sql(sql, new Counted());
                t = told(sql, t);
            }
            store.close();
            told("close", t);
        }
    }

    private static void read(CaseStore store, int round) {
        Table table = store.table("sessions").orElseThrow();
        Random random = new Random(round);
        long sum = 0;
        long t = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            int row = random.nextInt(table.rows());
            for (int c = 0; c < 20; c++) {
                sum += value(table, c, row);
            }
        }
        t = told("50 rows of 20 columns", t);
        int column = table.schema().index("sbytes");
        for (int row = 0; row < table.rows(); row++) {
            sum += table.longAt(column, row);
        }
        told("one column whole (" + sum + ")", t);
    }

    private static long value(Table table, int column, int row) {
        ColumnType type = table.schema().column(column).type();
        return switch (type) {
            case TEXT, JSON -> table.textAt(column, row).length();
            case ADDRESS -> table.addressAt(column, row).map(Object::hashCode).orElse(0);
            case DECIMAL -> (long) table.doubleAt(column, row);
            default -> table.longAt(column, row);
        };
    }

    private static long told(String what, long since) {
        long now = System.nanoTime();
        System.out.println(String.format(Locale.ROOT, "%8.1f ms  %s", (now - since) / 1e6, what));
        return now;
    }
}
