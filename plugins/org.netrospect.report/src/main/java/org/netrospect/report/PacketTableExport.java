package org.netrospect.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.netrospect.core.Progress;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.capture.LinkType;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.SessionPackets;
import org.netrospect.core.packet.RawPacket;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

/**
 * Writes the packets of sessions as rows of the table {@code packets}: in packet order, each once, fetched from the
 * captures as they are written, so memory does not grow with their number.
 *
 * @param export format, zone and columns of {@link Tables#PACKETS}
 */
public record PacketTableExport(CaseStore store, CaptureOpener opener, TableExport export) {
    private static final int ROWS_AT_ONCE = 4096;

    /** Rows that wait to be written. */
    private final class Rows {
        private final OutputStream out;
        private final Map<String, String> irregularities;
        private final List<List<?>> rows = new ArrayList<>();
        private long written;

        Rows(OutputStream out, Map<String, String> irregularities) {
            this.out = out;
            this.irregularities = irregularities;
        }

        void add(int capture, RawPacket packet, long session) throws IOException {
            String irregularity = irregularities.get(key(capture, packet.number()));
            rows.add(List.of(capture, packet.number(), packet.time(), session, packet.wireLength(),
                    packet.bytes().length,
                    LinkType.name(packet.linkType()), irregularity == null ? Optional.empty() : irregularity));
            if (rows.size() == ROWS_AT_ONCE) {
                flush();
            }
        }

        void flush() throws IOException {
            MemoryTable table = new MemoryTable(Tables.PACKETS, rows);
            written += export.append(table, RowSelection.select(table, Optional.empty(), Optional.empty(), () -> false),
                    out,
                    Progress.NONE);
            rows.clear();
        }
    }

    /**
     * Writes header and rows. The stream is neither flushed nor closed.
     *
     * @param sessions ids, sorted
     * @return rows written
     * @throws CancellationException the progress said so
     * @throws IOException a capture cannot be read, is not what it was at import, or the output cannot be written
     */
    public long write(long[] sessions, OutputStream out, Progress progress) throws IOException {
        progress.begin("Exporting packets", 0);
        Rows rows = new Rows(out, irregularities());
        export.header(new MemoryTable(Tables.PACKETS, List.of()), out);
        try (SessionPackets packets = new SessionPackets(store, opener)) {
            packets.visit(sessions, (capture, packet, session, fromServer) -> {
                rows.add(capture, packet, session);
                progress.worked(rows.written);
            }, progress::cancelled);
        }
        if (progress.cancelled()) {
            throw new CancellationException();
        }
        rows.flush();
        return rows.written;
    }

    /** What is wrong with packets, by capture and number; as many as the table of irregularities has rows. */
    private Map<String, String> irregularities() {
        Table table = store.table(Tables.IRREGULARITIES.name()).orElseThrow();
        int capture = Tables.IRREGULARITIES.index("capture");
        int packet = Tables.IRREGULARITIES.index("packet");
        int what = Tables.IRREGULARITIES.index("what");
        Map<String, List<String>> found = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            if (!table.isNull(packet, row)) {
                found.computeIfAbsent(key((int) table.longAt(capture, row), table.longAt(packet, row)),
                        k -> new ArrayList<>(1)).add(table.textAt(what, row));
            }
        }
        return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                e -> e.getValue().stream().distinct().collect(Collectors.joining("; "))));
    }

    private static String key(int capture, long number) {
        return capture + ":" + number;
    }
}
