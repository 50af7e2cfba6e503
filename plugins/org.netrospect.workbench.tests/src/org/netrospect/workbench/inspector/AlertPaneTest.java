package org.netrospect.workbench.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;
import static org.netrospect.workbench.tests.RunningWorkbench.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.workbench.model.AlertChoice;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.tests.RunningWorkbench;

class AlertPaneTest {
    private static final String RULE = "alert tcp any any -> any any (msg:\"A name logs in\"; content:\"USER \"; "
            + "pcre:\"/PASS [^\\r]+/\"; sid:77; rev:3;)";

    @TempDir
    Path folder;
    private final RunningWorkbench workbench = new RunningWorkbench();
    private CaseContext context;
    private InspectorPane pane;

    @BeforeEach
    void runARule() throws IOException {
        context = workbench.openCase("ftp/passive.pcap");
        workbench.view(InspectorView.ID);
        pane = ui(() -> workbench.find(InspectorPane.class, p -> true).orElseThrow());
        assertEquals(1, workbench.replay(RULE, folder));
    }

    @Test
    void showsTheTextOfTheRuleAndWhatMatched() {
        ui(() -> {
            context.select(1);
            context.alert(new AlertChoice(1, 1, 1, 77, 3, 0, Optional.of(true)));
        });
        until("the rule", () -> rule().getText().contains("msg:"));
        assertEquals(RULE, ui(() -> rule().getText()));
        StyleRange[] marked = ui(() -> rule().getStyleRanges());
        assertEquals(List.of("\"USER \"", "\"/PASS [^\\r]+/\""), Arrays.stream(marked)
                .map(range -> RULE.substring(range.start, range.start + range.length)).toList());
        until("the stream", () -> stream().getText().contains("USER "));
        int found = ui(() -> stream().getText().indexOf("USER "));
        until("the first place to be gone to", () -> stream().getCaretOffset() == found);
    }

    @Test
    void showsTheFirstAlertOfASessionThatIsSelected() {
        ui(() -> {
            pane.select(AlertPane.TITLE);
            context.select(1);
        });
        until("the rule", () -> rule().getText().equals(RULE));
    }

    private StyledText rule() {
        return workbench.find(AlertPane.class, p -> true).flatMap(p -> Arrays.stream(p.getChildren())
                .filter(SashForm.class::isInstance).findFirst())
                .map(sash -> (StyledText) ((SashForm) sash).getChildren()[0]).orElseThrow();
    }

    private StyledText stream() {
        return workbench.find(AlertPane.class, p -> true).flatMap(p -> Arrays.stream(p.getChildren())
                .filter(SashForm.class::isInstance).findFirst())
                .map(sash -> (StreamWidget) ((SashForm) sash).getChildren()[1]).orElseThrow()
                .control();
    }
}
