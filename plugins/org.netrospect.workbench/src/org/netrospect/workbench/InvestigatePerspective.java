package org.netrospect.workbench;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Where the analyst works on a case. */
public final class InvestigatePerspective implements IPerspectiveFactory {
    public static final String ID = "org.netrospect.workbench.investigate";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(StartView.ID, IPageLayout.LEFT, 1f, IPageLayout.ID_EDITOR_AREA);
    }
}
