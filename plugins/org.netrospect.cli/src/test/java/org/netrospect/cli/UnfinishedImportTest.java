package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Workspace;
import org.netrospect.core.importing.ImportOptions;
import org.netrospect.core.importing.ImportResult;
import org.netrospect.core.importing.ImportResult.Outcome;
import org.netrospect.core.importing.Importer;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.pcap.PcapOpener;
import org.netrospect.store.StoreWorkspaces;

/** A capture whose import was cancelled and that is imported again stands in the case once. */
class UnfinishedImportTest {
    private static final int PACKETS = 60_000;
    private static final int RECORD = 16 + 14 + 20 + 8 + 64;

    @TempDir
    private Path folder;
    private Path capture;

    /** Asks for an end when so many bytes of one file were read. */
    private static final class CancelledAt implements Progress {
        private final long bytes;
        private volatile boolean reached;

        CancelledAt(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public void begin(String task, long total) {
            worked(0);
        }

        @Override
        public void worked(long done) {
            reached |= done >= bytes;
        }

        @Override
        public boolean cancelled() {
            return reached;
        }
    }

    /** Does something to the file while it is read. */
    private static final class Meanwhile implements Progress {
        private final FileChange change;
        private boolean done;

        Meanwhile(FileChange change) {
            this.change = change;
        }

        @Override
        public void worked(long bytes) {
            if (bytes > 0 && !done) {
                done = true;
                try {
                    change.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public void begin(String task, long total) {
            // of interest is only when something was read
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    private interface FileChange {
        void run() throws IOException;
    }

    @BeforeEach
    void write() throws IOException {
        capture = datagrams("many.pcap", 0, PACKETS);
    }

    /** UDP datagrams of 1,000 sessions whose packets lie all over the capture, one a millisecond. */
    private Path datagrams(String name, int from, int to) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(24 + (to - from) * RECORD).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0).putInt(65_535).putInt(1);
        for (int i = from; i < to; i++) {
            file.putInt(1_700_000_000 + i / 1000).putInt(i % 1000 * 1000).putInt(RECORD - 16).putInt(RECORD - 16);
            file.order(ByteOrder.BIG_ENDIAN).put(new byte[12]).putShort((short) 0x800);
            file.putInt(0x45000000 + RECORD - 30).putInt(0).putShort((short) 0x4011).putShort((short) 0);
            file.putInt(0x0a000001).putInt(0x0a000002);
            file.putShort((short) (10_000 + i * 7 % 1000)).putShort((short) 9).putShort((short) 72)
                    .putShort((short) 0);
            file.put(new byte[64]).order(ByteOrder.LITTLE_ENDIAN);
        }
        return Files.write(folder.resolve(name), file.array());
    }

    private CaseStore open(String name) throws IOException {
        return workspace().open(name, true);
    }

    private Workspace workspace() throws IOException {
        return new StoreWorkspaces().open(folder.resolve("workspace"));
    }

    private static List<ImportResult> load(CaseStore store, Progress progress, Path... files) throws IOException {
        ImportOptions options = ImportOptions.standard(AnalyzerFactory.NONE);
        return new Importer(new PcapOpener(), store, options).run(List.of(files), progress, result -> {
        });
    }

    private List<ImportResult> cancelled(CaseStore store, double part, Path... files) throws IOException {
        return load(store, new CancelledAt((long) (Files.size(files[files.length - 1]) * part)), files);
    }

    /** All rows of a table, without the numbers that the case gave. */
    private static List<String> rows(CaseStore store, String name) {
        Table table = store.table(name).orElseThrow();
        List<Column> columns = table.schema().columns();
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                if (!Set.of("id", "capture", "session").contains(columns.get(column).name())) {
                    cells.add(cell(table, column, row));
                }
            }
            rows.add(String.join("|", cells));
        }
        return rows;
    }

    private static String cell(Table table, int column, int row) {
        if (table.isNull(column, row)) {
            return "-";
        }
        return switch (table.schema().column(column).type()) {
            case TEXT, JSON -> table.textAt(column, row);
            case ADDRESS -> table.addressAt(column, row).toString();
            case DECIMAL -> Double.toString(table.doubleAt(column, row));
            default -> Long.toString(table.longAt(column, row));
        };
    }

    private void equalsUndisturbed(CaseStore store, Path... files) throws IOException {
        try (CaseStore plain = open("plain")) {
            load(plain, Progress.NONE, files);
            assertTrue(plain.table("sessions").orElseThrow().rows() > 0);
            for (TableSchema schema : store.schemas()) {
                if (plain.table(schema.name()).isPresent()) {
                    assertEquals(rows(plain, schema.name()), rows(store, schema.name()), schema.name());
                }
            }
        }
    }

    private static long counted(CaseStore store, String table) {
        List<String> cells = new ArrayList<>();
        store.sql("SELECT COUNT(*) FROM " + table, new CaseStore.SqlRows() {
            @Override
            public void columns(List<String> names) {
                assertEquals(1, names.size());
            }

            @Override
            public boolean row(List<Optional<String>> values) {
                cells.add(values.get(0).orElseThrow());
                return true;
            }
        });
        return Long.parseLong(cells.get(0));
    }

    @Test
    void replacesWhatACancelledImportLeft() throws IOException {
        try (CaseStore store = open("again")) {
            assertEquals(Outcome.PARTIAL, cancelled(store, 0.4, capture).get(0).outcome());
            assertEquals(CaptureInfo.State.PARTIAL, store.captures().get(0).state());
            assertEquals(Outcome.IMPORTED, load(store, Progress.NONE, capture).get(0).outcome());
            assertEquals(1, store.captures().size());
            equalsUndisturbed(store, capture);
            assertEquals(1, counted(store, "captures"));
            assertEquals(store.table("sessions").orElseThrow().rows(), counted(store, "sessions"));
        }
        try (CaseStore store = open("again")) {
            equalsUndisturbed(store, capture);
        }
    }

    @Test
    void findsTheSessionsThatRemainAndNoOthers() throws IOException {
        try (CaseStore store = open("again")) {
            cancelled(store, 0.4, capture);
            long left = store.table("sessions").orElseThrow().longAt(0, 0);
            load(store, Progress.NONE, capture);
            Table sessions = store.table("sessions").orElseThrow();
            assertEquals(-1, store.sessionRow(left));
            Set<Integer> captures = new HashSet<>();
            for (int row = 0; row < sessions.rows(); row++) {
                long id = sessions.longAt(0, row);
                assertEquals(row, store.sessionRow(id));
                assertTrue(store.trail(id, (in, number, position, fromServer) -> captures.add(in)));
            }
            assertEquals(Set.of(store.captures().get(0).id()), captures);
            assertFalse(store.trail(left, (in, number, position, fromServer) -> captures.add(in)));
        }
    }

    @Test
    void keepsTheEarlierPartIfTheNextImportIsCancelledSooner() throws IOException {
        try (CaseStore store = open("again")) {
            cancelled(store, 0.8, capture);
            List<CaptureInfo> before = store.captures();
            List<String> sessions = rows(store, "sessions");
            assertEquals(Outcome.FAILED, cancelled(store, 0.2, capture).get(0).outcome());
            assertEquals(before, store.captures());
            assertEquals(sessions, rows(store, "sessions"));
        }
    }

    @Test
    void readsAllFilesOfARecordingAgainWhenOneWasNotFinished() throws IOException {
        Path first = datagrams("ring1.pcap", 0, 20_000);
        Path second = datagrams("ring2.pcap", 20_000, PACKETS);
        try (CaseStore store = open("again")) {
            load(store, new CancelledAt(Files.size(first) + 1), first, second);
            assertEquals(List.of(CaptureInfo.State.COMPLETE, CaptureInfo.State.PARTIAL),
                    store.captures().stream().map(CaptureInfo::state).collect(Collectors.toList()));
            load(store, Progress.NONE, second);
            assertEquals(2, store.captures().size());
            equalsUndisturbed(store, first, second);
        }
    }

    @Test
    void refusesOneFileOfARecordingWhoseOthersAreGone() throws IOException {
        Path first = datagrams("ring1.pcap", 0, 20_000);
        Path second = datagrams("ring2.pcap", 20_000, PACKETS);
        try (CaseStore store = open("again")) {
            load(store, new CancelledAt(Files.size(first) + 1), first, second);
            List<CaptureInfo> before = store.captures();
            Files.delete(first);
            ImportResult result = load(store, Progress.NONE, second).get(0);
            assertEquals(Outcome.FAILED, result.outcome());
            assertTrue(result.sentence().contains("ring1.pcap"), result.sentence());
            assertEquals(before, store.captures());
        }
    }

    @Test
    void saysThatACaptureWasCutWhileItWasRead() throws IOException {
        try (CaseStore store = open("cut")) {
            ImportResult result = load(store, new Meanwhile(() -> {
                try (FileChannel file = FileChannel.open(capture, StandardOpenOption.WRITE)) {
                    file.truncate(24 + 50_000L * RECORD);
                }
            }), capture).get(0);
            assertEquals(Outcome.PARTIAL, result.outcome());
            assertTrue(result.sentence().contains("changed while it was read; the first 50000 packets"),
                    result.sentence());
            assertEquals(Outcome.DUPLICATE, load(store, Progress.NONE, capture).get(0).outcome());
        }
    }

    @Test
    void replacesACaptureThatWentOnGrowingWhileItWasRead() throws IOException {
        try (CaseStore store = open("grown")) {
            byte[] more = Files.readAllBytes(datagrams("more.pcap", PACKETS, PACKETS + 10));
            ImportResult result = load(store, new Meanwhile(() ->
                    Files.write(capture, Arrays.copyOfRange(more, 24, 24 + 5 * RECORD), StandardOpenOption.APPEND)),
                    capture).get(0);
            assertEquals(Outcome.PARTIAL, result.outcome());
            assertEquals(PACKETS + 5, result.capture().orElseThrow().packets());
            Files.write(capture, Arrays.copyOfRange(more, 24 + 5 * RECORD, more.length), StandardOpenOption.APPEND);
            assertEquals(Outcome.IMPORTED, load(store, Progress.NONE, capture).get(0).outcome());
            assertEquals(1, store.captures().size());
            equalsUndisturbed(store, capture);
        }
    }

    @Test
    void doesNotTakeAnotherFileOfThatNameForTheSame() throws IOException {
        try (CaseStore store = open("again")) {
            cancelled(store, 0.4, capture);
            datagrams("many.pcap", 3 * PACKETS, 4 * PACKETS);
            load(store, Progress.NONE, capture);
            assertEquals(2, store.captures().size());
        }
    }
}
