package org.netrospect.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.workbench.tests.RunningWorkbench.testdata;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;
import static org.netrospect.workbench.tests.RunningWorkbench.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.workbench.inspector.InspectorView;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.views.CaptureMenu;
import org.netrospect.workbench.views.CaseView;

class MovedCaptureTest {
    @TempDir
    Path folder;
    private final RunningWorkbench workbench = new RunningWorkbench();
    private final List<String> said = new ArrayList<>();
    private CaseContext context;
    private CaptureMenu files;
    private Path moved;

    @BeforeEach
    void moveTheCapture() throws IOException {
        Path file = Files.copy(testdata("ftp/passive.pcap"), Files.createDirectories(folder.resolve("before"))
                .resolve("passive.pcap"));
        context = workbench.openCase(List.of(file));
        moved = Files.move(file, Files.createDirectories(folder.resolve("archive/ü")).resolve("renamed"));
        files = ((CaseView) workbench.view(CaseView.ID)).files();
        ui(() -> context.addListener(workbench.window().getShell(), new ContextListener() {
            @Override
            public void message(Message message) {
                said.add(message.sentence());
            }
        }));
    }

    @Test
    void a_capture_is_found_in_a_folder_and_its_stream_is_shown_again() {
        workbench.view(InspectorView.ID);
        ui(() -> {
            workbench.find(CTabFolder.class, tabs -> tabs.getItemCount() > 1 && tabs.getItem(1).getText()
                    .equals("Stream")).ifPresent(tabs -> {
                        tabs.setSelection(1);
                        tabs.notifyListeners(SWT.Selection, new Event());
                    });
            context.select(1);
        });
        until("the sentence", () -> workbench.find(Label.class, label -> label.isVisible()
                && label.getText().contains("passive.pcap")).isPresent());
        ui(() -> files.locate(List.of(), folder.resolve("archive")));
        until("the new place", () -> context.captures().getFirst().file().equals(moved));
        until("the stream", () -> shows("USER "));
        until("what became of it", () -> said.stream().anyMatch(s -> s.contains("its SHA-256 is that of the import")));
    }

    private boolean shows(String text) {
        return workbench.find(StyledText.class, t -> t.isVisible() && t.getText().contains(text)).isPresent();
    }

    @Test
    void another_file_of_the_same_size_is_refused_with_a_sentence() throws IOException {
        byte[] bytes = Files.readAllBytes(moved);
        bytes[bytes.length - 1] ^= 1;
        Files.write(moved, bytes);
        Path before = ui(() -> context.captures().getFirst().file());
        ui(() -> files.locate(context.captures(), moved));
        until("the sentence", () -> said.stream().anyMatch(s -> s.contains("is the same, its SHA-256 is not")));
        assertEquals(before, ui(() -> context.captures().getFirst().file()));
    }
}
