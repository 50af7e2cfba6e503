package org.netrospect.workbench;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

/** Says what would fill the window. */
public final class StartView extends ViewPart {
    public static final String ID = "org.netrospect.workbench.start";

    private Label text;

    @Override
    public void createPartControl(Composite parent) {
        text = new Label(parent, SWT.WRAP);
        text.setText("Drop captures here to begin a case.");
    }

    @Override
    public void setFocus() {
        text.setFocus();
    }
}
