package org.netrospect.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;
import static org.netrospect.workbench.tests.RunningWorkbench.until;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netrospect.workbench.model.CaseContext;

class NewWindowTest {
    private final RunningWorkbench workbench = new RunningWorkbench();

    private static Optional<IWorkbenchWindow> second(IWorkbenchWindow first) {
        return Arrays.stream(PlatformUI.getWorkbench().getWorkbenchWindows()).filter(w -> w != first).findFirst();
    }

    @AfterEach
    void closeTheSecond() {
        IWorkbenchWindow first = ui(() -> workbench.window());
        ui(() -> second(first).ifPresent(IWorkbenchWindow::close));
    }

    @Test
    void shows_the_same_case_with_a_filter_of_its_own_and_leaves_it_open_for_the_other_when_it_is_closed()
            throws IOException {
        CaseContext context = workbench.openCase("ftp/passive.pcap");
        IWorkbenchWindow first = ui(() -> workbench.window());
        int all = ui(() -> context.shown().orElseThrow().rows().size());
        ui(() -> {
            try {
                first.getService(IHandlerService.class).executeCommand("org.netrospect.workbench.newWindow", null);
            } catch (CommandException e) {
                throw new IllegalStateException(e);
            }
        });
        CaseContext other = ui(() -> second(first).orElseThrow().getService(CaseContext.class));
        until("the sessions in the second window",
                () -> other.shown().filter(s -> s.rows().size() == all).isPresent());
        assertSame(ui(() -> context.store().orElseThrow()), ui(() -> other.store().orElseThrow()));
        ui(() -> other.filter("dport = 1"));
        until("the filter in the second", () -> other.shown().filter(s -> s.rows().size() == 0).isPresent());
        assertEquals("", ui(() -> context.filter()));
        ui(() -> second(first).orElseThrow().close());
        until("the second to go", () -> second(first).isEmpty());
        assertEquals(all, ui(() -> context.store().orElseThrow()).table("sessions").orElseThrow().rows());
    }
}
