package org.netrospect.workbench.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.Table;
import org.netrospect.report.PacketExport;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;
import org.netrospect.workbench.model.SessionChoice;
import org.netrospect.workbench.model.ShownRows;

/** Saves the packets of selected sessions, or of all that the filter leaves, as pcapng. */
public final class SavePacketsHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        CaseContext context = window.getService(CaseContext.class);
        Optional<CaseStore> store = context.store();
        Optional<ShownRows> rows = context.shown();
        int shown = rows.map(s -> s.rows().size()).orElse(0);
        SessionChoice selection = context.selection();
        if (store.isEmpty() || shown == 0 && selection.count() == 0) {
            context.message(new Message("There are no sessions whose packets could be saved.", true));
            return null;
        }
        SavePacketsDialog dialog = new SavePacketsDialog(window.getShell(), selection.count(), shown);
        if (dialog.open() == Window.OK) {
            Supplier<long[]> ids = dialog.selectedOnly() ? selection.ids() : () -> ids(rows.orElseThrow());
            PacketExport export = new PacketExport(store.get(), context.engine().captures());
            new WriteJob(context, "Saving packets to " + dialog.file().getFileName(), dialog.file(),
                    dialog.replaces(), (out, progress) -> {
                        // what an import has not seen the end of cannot be found in the capture yet
                        long[] sessions = LongStream.of(ids.get()).filter(id -> store.get().sessionRow(id) >= 0)
                                .toArray();
                        Arrays.sort(sessions);
                        PacketExport.Result result = export.write(sessions, out, progress);
                        return String.format(Locale.ENGLISH, "%,d %s of %,d %s are", result.packets(),
                                result.packets() == 1 ? "packet" : "packets", sessions.length,
                                sessions.length == 1 ? "session" : "sessions");
                    }).start();
        }
        return null;
    }

    private static long[] ids(ShownRows shown) {
        Table table = shown.table();
        int id = table.schema().index("id");
        long[] ids = new long[shown.rows().size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = table.longAt(id, shown.rows().row(i));
        }
        return ids;
    }
}
