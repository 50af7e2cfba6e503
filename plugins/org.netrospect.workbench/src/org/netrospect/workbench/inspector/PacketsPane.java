package org.netrospect.workbench.inspector;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.dissect.Dissector;
import org.netrospect.core.packet.RawPacket;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Sort;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.PacketChoice;
import org.netrospect.workbench.model.ShownRows;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.table.RowChoice;
import org.netrospect.workbench.table.TableLook;

/** The packets of the selected session: a list, the fields of the selected one, and its bytes. */
final class PacketsPane extends Composite {
    static final String TITLE = "Packets";
    private static final TableLook LOOK = new TableLook("session packets", PacketRows.SCHEMA,
            List.of("number", "after", "from", "length", "summary"),
            Map.of("number", 6, "after", 8, "from", 3, "length", 7, "summary", 48, "capture", 8),
            "Select a session to see its packets here.");

    private final CaseContext context;
    private final Background background;
    private final Background closing;
    private final DataTable table;
    private final PacketTree tree;
    private final HexView hex;
    private Optional<PacketRows> rows = Optional.empty();
    private boolean visible;
    private long shown;

    PacketsPane(Composite parent, CaseContext context) {
        super(parent, SWT.NONE);
        this.context = context;
        setLayout(new FillLayout());
        background = context.background(this);
        closing = context.background(parent.getShell());
        SashForm sash = new SashForm(this, SWT.VERTICAL);
        table = new DataTable(sash, context, LOOK);
        tree = new PacketTree(sash, context.palette());
        hex = new HexView(sash, context.palette());
        sash.setWeights(5, 5, 3);
        sash.setSashWidth(4);
        table.onSelection(this::selected);
        table.onSort(this::sort);
        tree.onSelection(node -> hex.select(node.offset(), node.length()));
        hex.onPick(tree::select);
        addDisposeListener(e -> close());
        context.addListener(this, new ContextListener() {
            @Override
            public void caseChanged() {
                select();
            }

            @Override
            public void selectionChanged() {
                select();
            }

            @Override
            public void packetChanged(boolean show) {
                table.shown().ifPresent(PacketsPane.this::reveal);
            }

            @Override
            public void settingsChanged() {
                tree.look(context.palette());
                hex.palette(context.palette());
            }
        });
    }

    /** Packets are fetched only while they are looked at. */
    void visible(boolean now) {
        visible = now;
        select();
    }

    @Override
    public boolean setFocus() {
        return table.setFocus();
    }

    PacketTree tree() {
        return tree;
    }

    HexView hex() {
        return hex;
    }

    private void select() {
        Optional<CaseStore> store = context.store();
        long session = context.selectedSession();
        if (!visible || session == shown && rows.isPresent() && store.isPresent()) {
            return;
        }
        shown = session;
        close();
        tree.show(List.of(), List.of());
        hex.bytes(new byte[0]);
        table.show(Optional.empty());
        table.emptyText(LOOK.empty());
        if (store.isPresent() && session != 0) {
            background.run("Looking up the packets", cancelled -> readable(PacketRows
                    .of(store.get(), context.engine().captures(), session)), this::show, table::emptyText);
        }
    }

    /** Where the packets are is known without their capture: whether that can still be read is seen from the first. */
    private static PacketRows readable(PacketRows rows) throws IOException {
        try {
            if (rows.rows() > 0) {
                rows.packet(0);
            }
            return rows;
        } catch (IOException e) {
            rows.close();
            throw e;
        }
    }

    private void show(PacketRows found) {
        rows = Optional.of(found);
        table.show(Optional.of(inOrder(found)));
        table.shown().ifPresent(PacketsPane.this::reveal);
    }

    /** Goes to the packet that is looked for, else to the first. */
    private void reveal(ShownRows listed) {
        Optional<PacketChoice> wanted = context.packet().filter(packet -> packet.session() == shown);
        if (listed.rows().size() == 0 || rows.isEmpty() || listed.table() != rows.get()) {
            return;
        }
        PacketPlaces places = rows.get().places();
        background.run("Finding the packet", cancelled -> {
            for (int i = 0; wanted.isPresent() && i < listed.rows().size(); i++) {
                int row = listed.rows().row(i);
                if (wanted.get().is(places.capture(row), places.number(row))) {
                    return i;
                }
            }
            return 0;
        }, position -> {
            if (table.shown().equals(Optional.of(listed))) {
                table.reveal(position);
                selected(table.choice());
            }
        });
    }

    private static ShownRows inOrder(PacketRows found) {
        return new ShownRows(found, RowSelection.of(IntStream.range(0, found.rows()).toArray()));
    }

    private void sort(Optional<Sort> order) {
        rows.ifPresent(of -> {
            if (order.isEmpty()) {
                table.show(Optional.of(inOrder(of)));
            } else {
                background.run("Sorting the packets", cancelled -> new ShownRows(of,
                        RowSelection.select(of, Optional.empty(), order, cancelled)),
                        found -> table.show(Optional.of(found)));
            }
        });
    }

    private void selected(RowChoice choice) {
        Optional<PacketRows> of = rows;
        Optional<CaseStore> store = context.store();
        if (of.isPresent() && store.isPresent() && choice.lead() >= 0 && choice.shown().table() == of.get()) {
            int row = choice.shown().rows().row(choice.lead());
            background.run("Reading a packet", cancelled -> detail(store.get(), of.get(), row), this::show);
        }
    }

    private static PacketDetail detail(CaseStore store, PacketRows rows, int row) throws IOException {
        RawPacket packet = rows.packet(row);
        List<String> comments = store.notes(rows.places().capture(row)).stream()
                .filter(n -> n.packet() == packet.number() && n.kind().equals("comment")).map(n -> n.text()).toList();
        return new PacketDetail(packet, new Dissector().dissect(packet), comments);
    }

    private void show(PacketDetail detail) {
        tree.show(detail.dissection().layers(), detail.comments());
        hex.bytes(detail.packet().bytes());
    }

    private void close() {
        rows.ifPresent(old -> {
            if (!getShell().isDisposed()) {
                closing.run("Closing captures " + System.identityHashCode(old), cancelled -> {
                    old.close();
                    return true;
                }, done -> {
                });
            }
        });
        rows = Optional.empty();
    }
}
