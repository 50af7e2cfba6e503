package org.netrospect.workbench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;
import static org.netrospect.workbench.tests.RunningWorkbench.until;

import java.io.IOException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.tests.RunningWorkbench;

class TimelinePaneTest {
    private final RunningWorkbench workbench = new RunningWorkbench();
    private CaseContext context;
    private TimelineCanvas canvas;

    @BeforeEach
    void openACase() throws IOException {
        context = workbench.openCase("http/pipelined.pcap", "dns/over-tcp.pcap");
        workbench.view(TimelineView.ID);
        canvas = ui(() -> workbench.find(TimelineCanvas.class, c -> true).orElseThrow());
        until("the bars", () -> canvas.shown().isPresent());
    }

    @Test
    void makesThePeriodThatIsDrawnTheFilters() {
        drag(0.25, 0.75);
        until("the filter", () -> context.filter().startsWith("time = "));
        until("the chosen period", () -> canvas.shown().map(d -> d.chosen().isPresent()).orElse(false));
    }

    @Test
    void replacesThePeriodByANewOne() {
        drag(0.25, 0.75);
        until("the chosen period", () -> canvas.shown().map(d -> d.chosen().isPresent()).orElse(false));
        String first = ui(() -> context.filter());
        drag(0.4, 0.6);
        until("another filter", () -> !context.filter().equals(first));
        assertEquals(1, ui(() -> context.filter()).split("time = ", -1).length - 1);
    }

    @Test
    void showsTheWholeCaseAgainOnEscape() {
        drag(0.25, 0.75);
        until("the chosen period", () -> canvas.shown().map(d -> d.chosen().isPresent()).orElse(false));
        ui(() -> key(SWT.ESC));
        until("no filter", () -> context.filter().isEmpty());
        until("the whole case", () -> canvas.shown().map(d -> d.chosen().isEmpty()).orElse(false));
    }

    @Test
    void zoomsWithTheKeyboardAndLeavesTheFilter() {
        long whole = ui(() -> canvas.shown().orElseThrow().visible().length());
        ui(() -> key(SWT.ARROW_UP));
        until("a shorter time", () -> canvas.shown().orElseThrow().visible().length() < whole);
        assertTrue(ui(() -> context.filter()).isEmpty());
    }

    private void drag(double from, double to) {
        ui(() -> {
            Rectangle bars = canvas.bars();
            mouse(SWT.MouseDown, bars.x + (int) (bars.width * from), 1);
            mouse(SWT.MouseMove, bars.x + (int) (bars.width * to), 0);
            mouse(SWT.MouseUp, bars.x + (int) (bars.width * to), 1);
        });
    }

    private void mouse(int type, int x, int button) {
        Event event = new Event();
        event.x = x;
        event.y = canvas.bars().y + 5;
        event.button = button;
        canvas.notifyListeners(type, event);
    }

    private void key(int code) {
        Event event = new Event();
        event.keyCode = code;
        canvas.notifyListeners(SWT.KeyDown, event);
    }
}
