package org.netrospect.workbench.window;

import java.util.List;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.netrospect.workbench.browsing.BrowsingView;
import org.netrospect.workbench.files.FilesView;
import org.netrospect.workbench.help.HelpView;
import org.netrospect.workbench.importing.ImportsView;
import org.netrospect.workbench.views.CaseView;
import org.netrospect.workbench.views.HostsView;
import org.netrospect.workbench.views.IrregularitiesView;
import org.netrospect.workbench.views.RowsLook;
import org.netrospect.workbench.views.SessionsView;

/** Where the analyst works on a case: case, tables, time and the inspector together. */
public final class InvestigatePerspective implements IPerspectiveFactory {
    public static final String ID = "org.netrospect.workbench.investigate";
    private static final String TIMELINE = "org.netrospect.workbench.timeline";
    private static final String INSPECTOR = "org.netrospect.workbench.inspector";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(CaseView.ID, IPageLayout.LEFT, 0.155f, IPageLayout.ID_EDITOR_AREA);
        IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.735f, IPageLayout.ID_EDITOR_AREA);
        right.addView(INSPECTOR);
        right.addPlaceholder(HelpView.ID);
        IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.72f, IPageLayout.ID_EDITOR_AREA);
        below.addView(TIMELINE);
        below.addView(IrregularitiesView.ID);
        below.addPlaceholder(ImportsView.ID);
        IFolderLayout tables = layout.createFolder("tables", IPageLayout.TOP, 0.95f, IPageLayout.ID_EDITOR_AREA);
        tables.addView(SessionsView.ID);
        tables.addView(FilesView.ID);
        tables.addView(HostsView.ID);
        for (RowsLook rows : List.of(RowsLook.ALERTS, RowsLook.EVENTS, RowsLook.WEB)) {
            tables.addView(rows.view());
        }
        tables.addView(BrowsingView.ID);
        for (RowsLook rows : List.of(RowsLook.DNS, RowsLook.TLS, RowsLook.MAIL, RowsLook.LOGINS, RowsLook.SHARES,
                RowsLook.VOICE)) {
            tables.addView(rows.view());
        }
        for (RowsLook rows : List.of(RowsLook.SOFTWARE, RowsLook.VERDICTS)) {
            tables.addPlaceholder(rows.view());
        }
        layout.getViewLayout(SessionsView.ID).setCloseable(false);
        layout.addShowViewShortcut(CaseView.ID);
        layout.addShowViewShortcut(SessionsView.ID);
        layout.addShowViewShortcut(FilesView.ID);
        layout.addShowViewShortcut(HostsView.ID);
        for (RowsLook rows : RowsLook.values()) {
            layout.addShowViewShortcut(rows.view());
        }
        layout.addShowViewShortcut(BrowsingView.ID);
        layout.addShowViewShortcut(IrregularitiesView.ID);
        layout.addShowViewShortcut(TIMELINE);
        layout.addShowViewShortcut(INSPECTOR);
        layout.addShowViewShortcut(ImportsView.ID);
        layout.addShowViewShortcut(HelpView.ID);
    }
}
