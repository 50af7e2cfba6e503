package org.netrospect.workbench.inspector;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ST;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.netrospect.core.cases.FollowedSession;
import org.netrospect.workbench.inspector.StreamSave.What;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;

/** The menu of a followed stream: copy, and save one side or both. */
final class StreamMenu {
    private StreamMenu() {
    }

    static void open(StyledText text, CaseContext context, StreamPane pane) {
        Menu menu = new Menu(text);
        ValueMenu.item(menu, "Copy\tCtrl+C", text.getSelectionCount() > 0, () -> text.invokeAction(ST.COPY));
        ValueMenu.item(menu, "Select All\tCtrl+A", true, text::selectAll);
        ValueMenu.item(menu, "Find…\tCtrl+F", true, pane::search);
        OptionalLong packet = pane.packet();
        ValueMenu.item(menu, packet.isPresent() ? "Show Packet " + packet.getAsLong() : "Show Packet",
                packet.isPresent(), () -> pane.packet(packet.getAsLong()));
        new MenuItem(menu, SWT.SEPARATOR);
        for (What what : What.values()) {
            ValueMenu.item(menu, what.title() + "…", pane.session() != 0,
                    () -> save(what, text, context, pane.session()));
        }
        text.setMenu(menu);
        menu.addListener(SWT.Hide, e -> text.getDisplay().asyncExec(menu::dispose));
    }

    private static void save(What what, StyledText text, CaseContext context, long session) {
        FileDialog dialog = new FileDialog(text.getShell(), SWT.SAVE);
        dialog.setText(what.title());
        dialog.setFileName("session-" + session + what.ending());
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            context.store().ifPresent(store -> {
                StreamSave save = new StreamSave(new FollowedSession(store, context.engine().captures(), session), what,
                        Path.of(chosen));
                context.background(text).run(what.title(), save::run,
                        sentence -> context.message(new Message(sentence, false)));
            });
        }
    }
}
