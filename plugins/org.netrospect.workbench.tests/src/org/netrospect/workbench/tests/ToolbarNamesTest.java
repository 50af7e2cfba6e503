package org.netrospect.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netrospect.workbench.window.InvestigatePerspective;

/** What can be pressed says what it does, also to who does not see it, and what is used daily has a key. */
class ToolbarNamesTest {
    private static final String OURS = "org.netrospect.workbench.";
    private final RunningWorkbench workbench = new RunningWorkbench();

    @AfterEach
    void back() {
        perspective(InvestigatePerspective.ID);
    }

    private void perspective(String id) {
        ui(() -> {
            try {
                PlatformUI.getWorkbench().showPerspective(id, workbench.window());
            } catch (WorkbenchException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static Stream<IConfigurationElement> declared(String point, String element) {
        return Stream.of(Platform.getExtensionRegistry().getConfigurationElementsFor(point))
                .filter(e -> e.getName().equals(element) && String.valueOf(e.getAttribute("id")).startsWith(OURS));
    }

    @Test
    void everyButtonOfEveryViewHasWords() {
        List<String> views = declared("org.eclipse.ui.views", "view").map(e -> e.getAttribute("id")).toList();
        assertTrue(views.size() > 15, views.toString());
        List<String> silent = new ArrayList<>();
        int[] seen = new int[1];
        for (String perspective : declared("org.eclipse.ui.perspectives", "perspective")
                .map(e -> e.getAttribute("id")).toList()) {
            perspective(perspective);
            for (String view : views) {
                workbench.view(view);
                ui(() -> walk(workbench.window().getShell(), view, silent, seen));
            }
        }
        assertEquals(List.of(), silent.stream().distinct().toList());
        assertTrue(seen[0] > 100, "only " + seen[0] + " buttons were seen");
    }

    private static void walk(Control control, String view, List<String> silent, int[] seen) {
        if (control instanceof ToolBar bar) {
            for (ToolItem item : bar.getItems()) {
                if ((item.getStyle() & SWT.SEPARATOR) == 0) {
                    seen[0]++;
                    note(item.getText(), item.getToolTipText(), view + ": " + item, silent);
                }
            }
        } else if (control instanceof Button button && button.isVisible()) {
            seen[0]++;
            note(button.getText(), button.getToolTipText(), view + ": " + button, silent);
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                walk(child, view, silent, seen);
            }
        }
    }

    private static void note(String text, String tooltip, String what, List<String> silent) {
        boolean words = text != null && text.chars().filter(Character::isLetter).count() > 1;
        if (!words && (tooltip == null || tooltip.isBlank())) {
            silent.add(what);
        }
    }

    @Test
    void whatIsUsedDailyHasAKey() {
        Set<String> withKeys = ui(() -> Stream.of(PlatformUI.getWorkbench().getService(IBindingService.class)
                .getBindings()).filter(binding -> binding.getParameterizedCommand() != null)
                .map(binding -> binding.getParameterizedCommand().getId()).collect(Collectors.toSet()));
        for (String each : List.of("open", "import", "exportTable", "savePackets", "replayRules", "filter",
                "clearFilter", "sessions", "inspectStream", "inspectPackets", "back", "forward")) {
            assertTrue(withKeys.contains(OURS + each), () -> "no key for " + each);
        }
    }
}
