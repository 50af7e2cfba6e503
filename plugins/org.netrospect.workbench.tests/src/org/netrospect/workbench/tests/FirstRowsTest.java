package org.netrospect.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netrospect.core.Limits;
import org.netrospect.core.Progress;
import org.netrospect.core.analysis.Pipeline;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.views.SessionsView;

/** What is shown of sessions before they end. */
class FirstRowsTest {
    private static final int STATE = Tables.SESSIONS.index("state");

    private CaseContext context;
    private DataTable table;
    private CaseStore store;

    @BeforeEach
    void open() {
        context = Ui.context();
        table = Ui.view(SessionsView.ID, SessionsView.class).dataTable();
        String name = "First rows " + UUID.randomUUID();
        Ui.run(() -> context.open(name));
        Ui.await("the case is open", () -> context.caseName().equals(name));
        store = Ui.ask(() -> context.store().orElseThrow());
    }

    @AfterEach
    void close() {
        Ui.run(context::close);
    }

    @Test
    void sessions_are_shown_before_their_end_is_read_and_stay_selected_when_it_is() throws IOException {
        Path file = RunningWorkbench.testdata("http/pipelined.pcap");
        try (CaptureReader reader = context.engine().captures().open(file, CaptureListener.NONE);
                CaptureImport target = store.beginImport();
                Pipeline pipeline = new Pipeline(Limits.DEFAULT, 2, Pipeline.BLOCK, AnalyzerFactory.NONE, target)) {
            CaptureInfo begun = info(file, reader, 0, CaptureInfo.State.IMPORTING);
            int capture = target.begin(begun);
            pipeline.run(reader, capture, Progress.NONE);
            Ui.await("open sessions are shown", () -> rows() > 0);
            Ui.run(() -> context.select(1));
            Ui.await("the session is selected in the table", () -> table.choice().count() == 1);
            pipeline.finish();
            target.complete(info(file, reader, capture, CaptureInfo.State.COMPLETE), reader.layout());
        }
        int all = store.table("sessions").orElseThrow().rows();
        Ui.await("the sessions that have ended are shown", () -> rows() == all && !shown().isNull(STATE, 0));
        Ui.await("the session is still selected", () -> table.choice().count() == 1);
        assertEquals(1, Ui.ask(() -> shown().longAt(0, table.choice().rows()[0])));
        assertTrue(all > 0);
    }

    private int rows() {
        return table.shown().map(s -> s.rows().size()).orElse(0);
    }

    private Table shown() {
        return table.shown().orElseThrow().table();
    }

    private static CaptureInfo info(Path file, CaptureReader reader, int id, CaptureInfo.State state) {
        return new CaptureInfo(id, file, "", 1, 1, "pcap", 1, 0, 0, 0, 0, 1, state, List.copyOf(reader.interfaces()));
    }
}
