package org.netrospect.workbench.inspector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;
import static org.netrospect.workbench.tests.RunningWorkbench.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.dissect.Node;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.PacketChoice;
import org.netrospect.workbench.model.SessionChoice;
import org.netrospect.workbench.tests.RunningWorkbench;

class InspectorPaneTest {
    private final RunningWorkbench workbench = new RunningWorkbench();
    private CaseContext context;
    private InspectorPane pane;

    @BeforeEach
    void openACaseWithAWebSession() throws IOException {
        context = workbench.openCase("http/pipelined.pcap");
        workbench.view(InspectorView.ID);
        pane = ui(() -> workbench.find(InspectorPane.class, p -> true).orElseThrow());
        ui(() -> pane.select("Facts"));
    }

    @Test
    void saysTheFactsAboutTheSelectedSession() {
        ui(() -> context.select(1));
        until("the facts", () -> facts().contains("Community"));
        String text = ui(this::facts);
        assertTrue(text.contains("port 80"), text);
        assertTrue(text.contains("pipelined.pcap"), text);
        assertTrue(text.contains("SHA-256"), text);
    }

    @Test
    void sumsUpSeveralSessions() {
        ui(() -> context.select(new SessionChoice(1, 2, () -> new long[] {1, 1})));
        until("the sums", () -> facts().contains("2 sessions"));
    }

    @Test
    void followsTheStreamOfTheSelectedSession() {
        ui(() -> {
            pane.select("Stream");
            context.select(1);
        });
        until("the stream", () -> stream().getText().contains("HTTP/1.1 200"));
        assertTrue(ui(() -> stream().getText().startsWith("GET ")));
    }

    @Test
    void findsATextInTheStream() {
        ui(() -> {
            pane.select("Stream");
            context.select(1);
        });
        until("the stream", () -> stream().getText().contains("HTTP/1.1 200"));
        ui(() -> workbench.find(StreamWidget.class, w -> true).orElseThrow().find("http/1.1 200", true));
        assertTrue(ui(() -> stream().getSelectionText()).equals("HTTP/1.1 200"));
    }

    @Test
    void showsWhereAFieldOfAPacketStands() {
        ui(() -> {
            pane.select("Packets");
            context.select(1);
        });
        until("the packet", () -> packets().tree().text().contains("Time to live"));
        ui(() -> packets().tree().select("Time to live"));
        assertArrayEquals(new int[] {22, 23}, ui(() -> packets().hex().selection().orElseThrow()));
    }

    @Test
    void showsWhichFieldAByteBelongsTo() {
        ui(() -> {
            pane.select("Packets");
            context.select(1);
        });
        until("the packet", () -> packets().tree().text().contains("Time to live"));
        ui(() -> packets().tree().select(22));
        assertEquals("Time to live", ui(() -> ((Node) packets().tree().control().getSelection()[0].getData()).label()));
    }

    @Test
    void goesToThePacketThatIsAskedFor() {
        ui(() -> context.packet(new PacketChoice(1, 0, 4), true));
        until("packet 4", () -> packets().tree().text().contains("Packet: 4,"));
        ui(() -> context.packet(new PacketChoice(1, 1, 5), false));
        until("packet 5", () -> packets().tree().text().contains("Packet: 5,"));
    }

    @Test
    void saysThatACaptureIsGone(@TempDir Path folder) throws IOException {
        Path capture = Files.copy(RunningWorkbench.testdata("http/pipelined.pcap"), folder.resolve("gone.pcap"));
        workbench.openCase(capture.toString());
        Files.delete(capture);
        ui(() -> {
            pane.select("Stream");
            context.select(1);
        });
        until("the reason", () -> workbench.find(StreamPane.class, p -> true)
                .flatMap(p -> RunningWorkbench.find(p, Label.class, l -> l.getText().contains("gone.pcap")))
                .isPresent());
    }

    @Test
    void isEmptyAgainWhenNothingIsSelected() {
        ui(() -> context.select(1));
        until("the facts", () -> facts().contains("Community"));
        ui(() -> context.select(0));
        until("the invitation", () -> facts().contains("Select a session"));
    }

    private PacketsPane packets() {
        return workbench.find(PacketsPane.class, p -> true).orElseThrow();
    }

    private String facts() {
        return workbench.find(FactsPane.class, p -> true).orElseThrow().text();
    }

    private StyledText stream() {
        return workbench.find(StreamWidget.class, w -> true).orElseThrow().control();
    }
}
