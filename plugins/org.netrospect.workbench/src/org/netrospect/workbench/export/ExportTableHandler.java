package org.netrospect.workbench.export;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.views.TablePart;

/** Exports what a table shows: that of the active view, or of the one that is on the screen. */
public final class ExportTableHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        CaseContext context = window.getService(CaseContext.class);
        Optional<DataTable> table = table(window.getActivePage()).filter(t -> t.shown().isPresent());
        if (table.isEmpty()) {
            context.message(new Message("There is no table on the screen to export. Open a case first.", true));
            return null;
        }
        DataTable from = table.get();
        ExportTableDialog dialog = new ExportTableDialog(window.getShell(), from.shown().orElseThrow(), from.choice(),
                from.visibleColumns(), context.zone());
        if (dialog.open() == Window.OK) {
            dialog.request().ifPresent(request -> start(request, dialog.replaces(), context));
        }
        return null;
    }

    private static void start(TableRequest request, boolean replaces, CaseContext context) {
        new WriteJob(context, "Exporting " + request.file().getFileName(), request.file(), replaces, request::write)
                .start();
    }

    private static Optional<DataTable> table(IWorkbenchPage page) {
        IWorkbenchPart active = page.getActivePart();
        if (active instanceof TablePart part) {
            return Optional.of(part.dataTable());
        }
        return Arrays.stream(page.getViewReferences()).map((IViewReference r) -> r.getView(false))
                .filter(view -> view instanceof TablePart && page.isPartVisible(view))
                .map(view -> ((TablePart) view).dataTable()).findFirst();
    }
}
