package org.netrospect.workbench.window;

import java.util.Optional;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.netrospect.workbench.Palette;

/** Goes from the light theme to the dark one and back. */
final class ThemeSwitch {
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    private ThemeSwitch() {
    }

    static void to(Palette palette, IWorkbenchWindow window) {
        Optional<IThemeEngine> engine = Optional.ofNullable(window.getService(IThemeEngine.class));
        String wanted = palette.dark() ? DARK : LIGHT;
        boolean first = engine.isPresent() && engine.get().getActiveTheme() == null;
        if (engine.isPresent() && (first || !engine.get().getActiveTheme().getId().equals(wanted))) {
            engine.get().setTheme(wanted, false);
            if (!palette.dark() && !first) {
                // when the style sheet has been applied to everything
                window.getShell().getDisplay().asyncExec(() -> {
                    if (!window.getShell().isDisposed()) {
                        paint(window.getShell(), palette.text(), palette.accent());
                    }
                });
            }
        }
    }

    /** The light theme says nothing of the colour of these texts, so those of the dark one would stay. */
    private static void paint(Control control, Color text, Color accent) {
        if (control instanceof ToolBar || control instanceof CTabFolder || control instanceof Label) {
            control.setForeground(text);
        }
        if (control instanceof ToolBar bar) {
            for (ToolItem item : bar.getItems()) {
                item.setForeground(text);
            }
        }
        if (control instanceof Link link) {
            link.setLinkForeground(accent);
        }
        if (control instanceof CTabFolder folder) {
            folder.setSelectionForeground(text);
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                paint(child, text, accent);
            }
        }
    }
}
