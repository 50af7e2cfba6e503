package org.netrospect.workbench.views;

import java.util.Optional;
import org.eclipse.jface.action.IMenuManager;
import org.netrospect.workbench.MenuAction;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;
import org.netrospect.workbench.model.PacketChoice;
import org.netrospect.workbench.model.ShownRows;
import org.netrospect.workbench.table.DataTable;

/** The way from a row to the packet that it began with: Enter, a double click, or the menu. */
public final class PacketJump {
    private final CaseContext context;
    private final Background background;

    public PacketJump(CaseContext context, DataTable table) {
        this.context = context;
        background = context.background(table);
        table.onOpen(position -> table.shown().ifPresent(shown -> go(shown, position)));
    }

    /** Adds it to the menu of a row. */
    public void fill(IMenuManager menu, ShownRows shown, int position) {
        menu.add(new MenuAction("Show Its Packet\tEnter", () -> go(shown, position)));
    }

    private void go(ShownRows shown, int position) {
        background.run("Reading the row", cancelled -> PacketChoice.of(shown.table(), shown.rows().row(position)),
                this::show);
    }

    private void show(Optional<PacketChoice> packet) {
        if (packet.isPresent()) {
            context.packet(packet.get(), true);
        } else {
            context.message(new Message("This row belongs to no packet of a session.", false));
        }
    }
}
