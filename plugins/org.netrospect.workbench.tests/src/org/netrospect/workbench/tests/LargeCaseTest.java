package org.netrospect.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.SessionPackets;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Sort;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.importing.Imports;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.views.SessionsView;

/**
 * How long an analyst waits in a large case. The system property {@code netrospect.sessions} says how large,
 * {@code netrospect.patience} by what the times wanted of a quiet machine are multiplied. What was measured is printed,
 * a line each: milliseconds.
 */
class LargeCaseTest {
    private static final int SESSIONS = Integer.getInteger("netrospect.sessions", 200_000);
    /** What counts as long: a machine that does other things too needs more time. */
    private static final int PATIENCE = Integer.getInteger("netrospect.patience", 10);
    private static final int FETCHES = 20;

    @TempDir
    private Path folder;
    private CaseContext context;
    private Imports imports;
    private DataTable table;
    private String name;
    private final List<Executable> goals = new ArrayList<>();

    @BeforeEach
    void begin() {
        context = Ui.context();
        imports = Ui.imports();
        table = Ui.view(SessionsView.ID, SessionsView.class).dataTable();
        name = "Large " + UUID.randomUUID();
    }

    @AfterEach
    void end() {
        Ui.run(imports::cancel);
        Ui.await("the import ends", () -> imports.running().isEmpty());
        Ui.run(context::close);
    }

    private void measure(String what, long most, Runnable action, BooleanSupplier shown) {
        long begin = System.nanoTime();
        Ui.run(action);
        Ui.await(what, shown);
        took(what, most, begin);
    }

    private void took(String what, long most, long begin) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        System.out.println("measured\t" + SESSIONS + " sessions\t" + what + "\t" + millis);
        goals.add(() -> assertTrue(millis <= PATIENCE * most, what + " took " + millis + " ms, not " + most));
    }

    private boolean shows(int rows) {
        return table.shown().filter(s -> s.rows().size() == rows).isPresent();
    }

    private RowSelection rows() {
        return table.shown().orElseThrow().rows();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void the_first_rows_come_at_once_and_opening_sorting_filtering_and_fetching_take_no_time() throws IOException {
        Path file = Captures.of(folder.resolve("large.pcap"), SESSIONS);
        try (Stalls stalls = new Stalls(Display.getDefault())) {
            measure("first rows after the drop", 1000, () -> imports.start(name, List.of(file)),
                    () -> table.shown().filter(s -> s.rows().size() > 0).isPresent());
            Ui.await("all sessions are there", () -> imports.running().isEmpty() && shows(SESSIONS), 600);
            Ui.run(context::close);
            Ui.await("nothing is shown", () -> table.shown().isEmpty());
            measure("opening the case", 3000, () -> context.open(name), () -> shows(SESSIONS));
            sort();
            measure("filtering by a port", 1000, () -> context.filter("dport = 53"), () -> shows((SESSIONS + 2) / 3));
            measure("filtering by an address", 1000, () -> context.filter("saddr = 10.0.0.77"), () -> shows(1000));
            measure("taking the filter back", 1000, () -> context.filter(""), () -> shows(SESSIONS));
            fetch();
            long longest = stalls.longestMillis();
            System.out.println("measured\t" + SESSIONS + " sessions\tlongest wait of an event\t" + longest);
            goals.add(() -> assertTrue(longest <= 100, "an event waited " + longest + " ms"));
        }
        assertAll(goals);
    }

    private void sort() {
        for (Column column : Tables.SESSIONS.columns()) {
            int index = Tables.SESSIONS.index(column.name());
            RowSelection before = Ui.ask(this::rows);
            measure("sorting by " + column.name(), 1000, () -> table.sort(Optional.of(new Sort(index, true))),
                    () -> shows(SESSIONS) && rows() != before);
        }
        RowSelection before = Ui.ask(this::rows);
        measure("sorting by nothing", 1000, () -> table.sort(Optional.empty()), () -> rows() != before);
    }

    /** Packets of sessions all over the case, without the user interface: it shows them when they are there. */
    private void fetch() throws IOException {
        CaseStore store = Ui.ask(() -> context.store().orElseThrow());
        long worst = 0;
        for (int i = 0; i < FETCHES; i++) {
            long[] session = {1 + (long) SESSIONS * i / FETCHES};
            AtomicInteger packets = new AtomicInteger();
            long begin = System.nanoTime();
            try (SessionPackets all = new SessionPackets(store, context.engine().captures())) {
                all.visit(session, (capture, packet, of, fromServer) -> packets.incrementAndGet(), () -> false);
            }
            worst = Math.max(worst, System.nanoTime() - begin);
            assertEquals(1, packets.get());
        }
        took("fetching the packets of a session", 100, System.nanoTime() - worst);
    }
}
