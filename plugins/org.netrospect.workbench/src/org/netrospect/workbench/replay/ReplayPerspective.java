package org.netrospect.workbench.replay;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.netrospect.workbench.views.RowsLook;

/** Where today's knowledge is run over the captures: runs, their differences, alerts and verdicts. */
public final class ReplayPerspective implements IPerspectiveFactory {
    public static final String ID = "org.netrospect.workbench.replay";
    private static final String INSPECTOR = "org.netrospect.workbench.inspector";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(INSPECTOR, IPageLayout.RIGHT, 0.70f, IPageLayout.ID_EDITOR_AREA);
        IFolderLayout below = layout.createFolder("findings", IPageLayout.BOTTOM, 0.68f, IPageLayout.ID_EDITOR_AREA);
        below.addView(RowsLook.ALERTS.view());
        below.addView(RowsLook.VERDICTS.view());
        below.addView(LedgerView.ID);
        below.addView(SuppressionsView.ID);
        IFolderLayout runs = layout.createFolder("runs", IPageLayout.TOP, 0.95f, IPageLayout.ID_EDITOR_AREA);
        runs.addView(RunsView.ID);
        runs.addView(SignaturesView.ID);
        layout.addShowViewShortcut(RunsView.ID);
        layout.addShowViewShortcut(RowsLook.ALERTS.view());
        layout.addShowViewShortcut(RowsLook.VERDICTS.view());
        layout.addShowViewShortcut(LedgerView.ID);
        layout.addShowViewShortcut(SuppressionsView.ID);
        layout.addShowViewShortcut(SignaturesView.ID);
        layout.addShowViewShortcut(INSPECTOR);
    }
}
