package org.netrospect.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.importing.ImportResult;
import org.netrospect.core.importing.ImportResult.Outcome;
import org.netrospect.core.table.Sort;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.filter.FilterField;
import org.netrospect.workbench.importing.ImportWizard;
import org.netrospect.workbench.importing.Imports;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ShownRows;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.views.SessionsView;

class InvestigateTest {
    private static final int MANY = 300_000;

    @TempDir
    Path folder;
    private CaseContext context;
    private Imports imports;
    private DataTable table;
    private String name;

    @BeforeEach
    void begin() {
        context = Ui.context();
        imports = Ui.imports();
        table = Ui.view(SessionsView.ID, SessionsView.class).dataTable();
        name = "Test " + UUID.randomUUID();
    }

    @AfterEach
    void end() {
        Ui.run(imports::cancel);
        Ui.await("the import ends", () -> imports.running().isEmpty());
        Ui.run(context::close);
    }

    private void importHttp() {
        int before = Ui.ask(() -> imports.results().size());
        Ui.run(() -> imports.start(name, List.of(Captures.testdata().resolve("http"))));
        Ui.await("all sessions are shown", () -> imports.running().isEmpty() && imports.results().size() > before
                && shown() == imports.results().stream().skip(before).mapToLong(ImportResult::sessions).sum());
    }

    private int shown() {
        return Ui.ask(() -> table.shown().map(s -> s.rows().size()).orElse(0));
    }

    @Test
    void a_capture_is_imported_by_the_wizard() {
        Path file = Captures.testdata().resolve("http");
        Ui.run(() -> {
            ImportWizard wizard = new ImportWizard(context, imports, List.of(file));
            WizardDialog dialog = new WizardDialog(Ui.window().getShell(), wizard);
            dialog.setBlockOnOpen(false);
            dialog.open();
            assertTrue(wizard.canFinish(), "a file and the name of a case are all it needs");
            assertTrue(wizard.performFinish());
            dialog.close();
        });
        Ui.await("the sessions are shown", () -> context.store().isPresent() && imports.running().isEmpty()
                && table.shown().filter(s -> s.rows().size() > 0).isPresent());
    }

    @Test
    void a_filter_that_is_wrong_is_cleared_like_one_that_is_applied() {
        RunningWorkbench workbench = new RunningWorkbench();
        FilterField field = Ui.ask(() -> workbench.find(FilterField.class, any -> true).orElseThrow());
        Ui.run(() -> {
            RunningWorkbench.find(field, StyledText.class, any -> true).orElseThrow().setText("dport = abc");
            field.apply();
            assertTrue(field.problem().isPresent(), "it is wrong");
            try {
                Ui.window().getService(IHandlerService.class)
                        .executeCommand("org.netrospect.workbench.clearFilter", null);
            } catch (CommandException e) {
                throw new AssertionError(e);
            }
            assertEquals("", field.text());
        });
    }

    @Test
    void what_is_dropped_on_the_window_is_imported() throws IOException {
        Path file = Captures.of(folder.resolve("dropped " + UUID.randomUUID() + ".pcap"), 10);
        Ui.run(() -> drop(file));
        Ui.await("ten sessions are shown", () -> table.shown().filter(s -> s.rows().size() == 10).isPresent());
        assertTrue(Ui.ask(context::caseName).startsWith("dropped"), "a new case is named after the file");
    }

    @Test
    void what_comes_while_a_case_is_being_opened_is_imported_into_it_too() throws IOException {
        Path first = Captures.of(folder.resolve("first.pcap"), 10);
        Path second = Captures.of(folder.resolve("second.pcap"), 5);
        String name = "Two " + UUID.randomUUID();
        Ui.run(() -> {
            imports.start(name, List.of(first));
            imports.start(name, List.of(second));
            imports.start(List.of(first));
        });
        Ui.await("the sessions of both are shown", () -> imports.running().isEmpty()
                && table.shown().filter(s -> s.rows().size() == 15).isPresent());
        assertEquals(name, Ui.ask(context::caseName));
        // rows are shown while they come, captures are listed a moment later
        Ui.await("both captures are listed", () -> context.captures().size() == 2);
    }

    /** The platform's own event has no public constructor; the drop itself is the window's. */
    private static void drop(Path file) {
        DropTarget target = (DropTarget) Ui.window().getShell().getData(DND.DROP_TARGET_KEY);
        try {
            Class<?> type = Class.forName("org.eclipse.swt.dnd.DNDEvent", true, DropTarget.class.getClassLoader());
            Constructor<?> bare = type.getDeclaredConstructor();
            bare.setAccessible(true);
            Object raw = bare.newInstance();
            type.getSuperclass().getField("widget").set(raw, target);
            Constructor<DropTargetEvent> event = DropTargetEvent.class.getDeclaredConstructor(type);
            event.setAccessible(true);
            DropTargetEvent dropped = event.newInstance(raw);
            dropped.data = new String[] {file.toString()};
            target.getDropListeners()[0].drop(dropped);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_filter_leaves_what_fulfils_it_and_back_takes_it_back() {
        importHttp();
        int all = shown();
        Ui.run(() -> context.filter("dport = 80"));
        Ui.await("the filter applies", () -> table.shown().filter(s -> s.rows().size() < all).isPresent());
        ShownRows some = Ui.ask(() -> table.shown().orElseThrow());
        int dport = Tables.SESSIONS.index("dport");
        for (int i = 0; i < some.rows().size(); i++) {
            assertEquals(80, some.table().longAt(dport, some.rows().row(i)));
        }
        Ui.run(context::back);
        Ui.await("all are shown again", () -> table.shown().filter(s -> s.rows().size() == all).isPresent());
        assertEquals("", Ui.ask(context::filter));
    }

    @Test
    void a_header_sorts_and_the_selected_session_stays_selected_elsewhere() {
        importHttp();
        int sbytes = Tables.SESSIONS.index("sbytes");
        Ui.run(() -> table.sort(Optional.of(new Sort(sbytes, true))));
        Ui.await("rows come largest first", () -> table.shown().filter(s -> descending(s, sbytes)).isPresent());
        long largest = Ui.ask(() -> {
            ShownRows rows = table.shown().orElseThrow();
            return rows.table().longAt(Tables.SESSIONS.index("id"), rows.rows().row(0));
        });
        Ui.run(() -> context.select(largest));
        Ui.await("the row is selected", () -> table.choice().count() == 1 && table.choice().lead() == 0);
        Ui.run(() -> table.sort(Optional.empty()));
    }

    private static boolean descending(ShownRows rows, int column) {
        for (int i = 1; i < rows.rows().size(); i++) {
            if (rows.table().longAt(column, rows.rows().row(i - 1)) < rows.table().longAt(column, rows.rows().row(i))) {
                return false;
            }
        }
        return rows.rows().size() > 1;
    }

    @Test
    void a_case_that_was_closed_opens_with_the_same_sessions() {
        importHttp();
        int before = shown();
        Ui.run(context::close);
        Ui.await("nothing is shown", () -> table.shown().isEmpty());
        Ui.run(() -> context.open(name));
        Ui.await("the same is shown", () -> table.shown().filter(s -> s.rows().size() == before).isPresent());
    }

    @Test
    void the_same_bytes_are_told_and_not_imported_twice() {
        importHttp();
        int before = shown();
        int results = Ui.ask(() -> imports.results().size());
        Ui.run(() -> imports.start(name, List.of(Captures.testdata().resolve("http"))));
        Ui.await("the second import ends", () -> imports.running().isEmpty() && imports.results().size() > results);
        assertTrue(Ui.ask(() -> imports.results().subList(results, imports.results().size()).stream()
                .noneMatch(r -> r.outcome() == Outcome.IMPORTED)));
        assertEquals(before, shown());
    }

    @Test
    void a_file_that_is_no_capture_is_told_in_a_sentence() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no packets here");
        int results = Ui.ask(() -> imports.results().size());
        Ui.run(() -> imports.start(name, List.of(text)));
        Ui.await("it is told", () -> imports.running().isEmpty() && imports.results().size() > results);
        String sentence = Ui.ask(() -> imports.results().getLast().sentence());
        assertTrue(sentence.contains("notes.txt") && sentence.endsWith("."), sentence);
    }

    @Test
    void a_capture_that_ends_inside_a_packet_is_imported_and_says_so() throws IOException {
        byte[] whole = Files.readAllBytes(Captures.testdata().resolve("http").resolve("pipelined.pcap"));
        Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length - 3));
        int results = Ui.ask(() -> imports.results().size());
        Ui.run(() -> imports.start(name, List.of(cut)));
        Ui.await("it is imported", () -> imports.running().isEmpty() && imports.results().size() > results);
        String sentence = Ui.ask(() -> imports.results().getLast().sentence());
        assertTrue(sentence.startsWith("cut.pcap ends inside packet ") && sentence.endsWith(" packets were read."),
                sentence);
        assertEquals(Outcome.IMPORTED, Ui.ask(() -> imports.results().getLast().outcome()));
    }

    @Test
    void a_cancelled_import_ends_soon_and_keeps_what_was_read() throws IOException {
        Path file = Captures.of(folder.resolve("many.pcap"), 4 * MANY);
        importHttp();
        Ui.run(() -> imports.start(name, List.of(file)));
        Ui.await("bytes are read", () -> imports.running().filter(p -> p.fraction() > 0.1).isPresent());
        Ui.run(imports::cancel);
        Ui.await("the import ends", () -> imports.running().isEmpty());
        Ui.await("the capture is marked", () -> partial().isPresent());
        CaptureInfo read = Ui.ask(() -> partial().orElseThrow());
        assertTrue(read.bytesRead() < read.bytes() * 9 / 10, read.bytesRead() + " of " + read.bytes()
                + " bytes were read");
        Ui.await("what was read is shown", () -> partial().isPresent()
                && table.shown().filter(s -> s.rows().size() > 0).isPresent());
    }

    private Optional<CaptureInfo> partial() {
        return context.captures().stream().filter(c -> c.state() == CaptureInfo.State.PARTIAL).findFirst();
    }

    @Test
    void no_event_waits_long_while_an_import_runs_and_tables_fill() throws IOException {
        Path file = Captures.of(folder.resolve("many.pcap"), MANY);
        try (Stalls stalls = new Stalls(Display.getDefault())) {
            Ui.run(() -> imports.start(name, List.of(file)));
            Ui.await("all sessions are shown", () -> imports.running().isEmpty()
                    && table.shown().filter(s -> s.rows().size() == MANY).isPresent());
            assertFalse(stalls.probes() == 0, "nothing was measured");
            assertTrue(stalls.longestMillis() <= 100, "an event waited " + stalls.longestMillis() + " ms");
        }
    }
}
