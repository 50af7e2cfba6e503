package org.netrospect.workbench.window;

import jakarta.annotation.PostConstruct;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.e4.ui.model.application.ui.SideValue;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimBar;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimElement;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.model.application.ui.menu.MToolControl;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;

/** Puts the bar above and the bar below into a window, as wide as it is. Its instances are made by the platform. */
public final class WindowTrim {
    private static final String BUNDLE = "bundleclass://org.netrospect.workbench/";
    private static final String TOP = "org.netrospect.workbench.mainBar";
    /** Characters; so many has {@code Browsing  9,999}. */
    private static final int SHORTEST_TITLE = 15;
    private static final String STRETCH = "stretch";
    private static final String BOTTOM = "org.netrospect.workbench.statusBar";

    /** Fills the control with what the window's advisor makes. */
    @PostConstruct
    void create(Composite parent, MToolControl control, IWorkbenchWindow window) {
        parent.setLayout(new FillLayout());
        WindowParts parts = (WindowParts) window.getShell().getData(WindowParts.class.getName());
        if (control.getElementId().equals(TOP)) {
            parts.mainBar(parent);
        } else {
            parts.statusBar(parent);
        }
    }

    /** Adds both to a window; the platform's own parts of the same borders are taken away. */
    static void addTo(IWorkbenchWindow window, WindowParts parts) {
        window.getShell().setData(WindowParts.class.getName(), parts);
        MWindow model = window.getService(MWindow.class);
        EModelService service = window.getService(EModelService.class);
        if (model instanceof MTrimmedWindow trimmed) {
            add(service, trimmed, SideValue.TOP, TOP);
            add(service, trimmed, SideValue.BOTTOM, BOTTOM);
        }
    }

    private static void add(EModelService service, MTrimmedWindow window, SideValue side, String id) {
        MTrimBar bar = service.getTrim(window, side);
        hideOthers(bar);
        MToolControl control = service.createModelElement(MToolControl.class);
        control.setElementId(id);
        control.setContributionURI(BUNDLE + WindowTrim.class.getName());
        control.getTags().add(STRETCH);
        // Made anew at every start, so that a new version never meets an old one.
        control.getPersistedState().put(IWorkbench.PERSIST_STATE, Boolean.FALSE.toString());
        bar.getChildren().add(control);
        bar.setToBeRendered(true);
        bar.setVisible(true);
    }

    /**
     * Puts the status line that the platform makes in any case where it takes no room. It stays in the model, which
     * counts on it.
     */
    static void setOthersAside(IWorkbenchWindow window) {
        if (window.getService(MWindow.class) instanceof MTrimmedWindow trimmed) {
            MTrimBar bar = window.getService(EModelService.class).getTrim(trimmed, SideValue.BOTTOM);
            if (bar.getWidget() instanceof Composite widget) {
                List<Control> others = Arrays.stream(widget.getChildren()).filter(c -> !(c instanceof StatusBar))
                        .toList();
                if (!others.isEmpty()) {
                    Shell aside = new Shell(window.getShell(), SWT.NONE);
                    others.forEach(other -> other.setParent(aside));
                    widget.requestLayout();
                }
            }
        }
    }

    /** Titles of views say how many rows they show; those of another time say so no longer. */
    static void forgetCounts(IWorkbenchWindow window) {
        EModelService service = window.getService(EModelService.class);
        for (MPart part : service.findElements(window.getService(MWindow.class), null, MPart.class)) {
            Optional.ofNullable(window.getWorkbench().getViewRegistry().find(part.getElementId()))
                    .ifPresent(view -> part.setLabel(view.getLabel()));
        }
    }

    /** In a narrow window views that do not fit go behind a chevron, rather than all titles being cut to a letter. */
    static void keepTitles(Composite in) {
        for (Control child : in.getChildren()) {
            if (child instanceof CTabFolder folder) {
                folder.setMinimumCharacters(SHORTEST_TITLE);
            }
            if (child instanceof Composite composite) {
                keepTitles(composite);
            }
        }
    }

    /**
     * Lays folders of views out anew: those that a perspective shows again have put the tools of their view below the
     * titles, over the view, though there is room beside them.
     */
    static void layOut(Composite in) {
        for (Control child : in.getChildren()) {
            if (child instanceof CTabFolder folder && folder.isVisible()) {
                Point size = folder.getSize();
                folder.setSize(size.x, size.y - 1);
                folder.setSize(size);
            }
            if (child instanceof Composite composite) {
                layOut(composite);
            }
        }
    }

    private static void hideOthers(MTrimBar bar) {
        for (MTrimElement other : bar.getChildren()) {
            if (!TOP.equals(other.getElementId()) && !BOTTOM.equals(other.getElementId())) {
                other.setToBeRendered(false);
            }
        }
    }
}
