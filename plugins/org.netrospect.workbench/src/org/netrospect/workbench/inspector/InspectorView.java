package org.netrospect.workbench.inspector;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.workbench.model.CaseContext;

/** What is known about the selection, as a view. */
public final class InspectorView extends ViewPart {
    public static final String ID = "org.netrospect.workbench.inspector";

    private InspectorPane pane;

    @Override
    public void createPartControl(Composite parent) {
        pane = new InspectorPane(parent, getSite().getWorkbenchWindow().getService(CaseContext.class));
    }

    /** Brings one of its parts to the front, with the keyboard in it. @param title of the part */
    public void open(String title) {
        pane.select(title);
        pane.setFocus();
    }

    @Override
    public void setFocus() {
        pane.setFocus();
    }
}
