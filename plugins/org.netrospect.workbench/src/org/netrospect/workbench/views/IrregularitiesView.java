package org.netrospect.workbench.views;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.core.filter.FilterText;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.EventChoice;
import org.netrospect.workbench.model.PacketChoice;
import org.netrospect.workbench.model.ShownRows;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.table.RowChoice;
import org.netrospect.workbench.table.TableLook;

/** Irregularities by kind above, each of them below; selecting one selects its session. */
public final class IrregularitiesView extends ViewPart implements TablePart {
    public static final String ID = "org.netrospect.workbench.irregularities";
    private static final TableLook LOOK = new TableLook("irregularities", Tables.IRREGULARITIES,
            List.of("time", "capture", "packet", "session", "what", "detail"),
            Map.of("time", 18, "capture", 7, "packet", 9, "session", 9, "what", 24, "detail", 70),
            "No irregularities: nothing in the captures broke its format, and no limit was reached.");
    private static final TableLook KINDS =
            new TableLook("kinds", KindCounts.SCHEMA, List.of("what", "count", "example"),
            Map.of("what", 26, "count", 8, "example", 80), "No irregularities among what is shown.");
    /** Height in points below which two tables one above the other have hardly any rows. */
    private static final int LOW = 320;
    private static final int SESSION = Tables.IRREGULARITIES.index("session");

    private CaseContext context;
    private DataTable kinds;
    private DataTable table;
    private Background background;
    private TableQuery all;
    private TableQuery some;
    private Optional<String> kind = Optional.empty();
    private boolean showing;

    @Override
    public void createPartControl(Composite parent) {
        context = getSite().getWorkbenchWindow().getService(CaseContext.class);
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        kinds = new DataTable(sash, context, KINDS);
        table = new DataTable(sash, context, LOOK);
        sash.setWeights(32, 68);
        sash.addListener(SWT.Resize, e -> arrange(sash));
        background = context.background(table);
        all = new TableQuery(context, context.background(kinds), "irregularities");
        some = new TableQuery(context, context.background(table), "irregularities");
        kinds.onSelection(this::kindSelected);
        table.onSelection(this::selected);
        table.onSort(sort -> askSome());
        FilterMenu menu = new FilterMenu(context, table);
        PacketJump jump = new PacketJump(context, table);
        table.menu((manager, target) -> {
            menu.fill(manager, target, "irregularities.");
            jump.fill(manager, target.shown(), target.position());
        });
        context.addListener(table, new ContextListener() {
            @Override
            public void caseChanged() {
                kind = Optional.empty();
                kinds.reading();
                table.reading();
                ask();
            }

            @Override
            public void dataChanged() {
                if (!all.markGrown()) {
                    ask();
                }
            }

            @Override
            public void filterChanged() {
                ask();
            }
        });
        kinds.reading();
        table.reading();
        ask();
    }

    /** Where there is no height for both, as beside the timeline, kinds stand at the left of what they are of. */
    private static void arrange(SashForm sash) {
        int wanted = sash.getClientArea().height < LOW ? SWT.HORIZONTAL : SWT.VERTICAL;
        if (sash.getOrientation() != wanted) {
            sash.setOrientation(wanted);
        }
    }

    private void ask() {
        all.ask(new TableQuery.Question(context.filter(), Optional.empty()), answer -> {
            if (answer.isEmpty()) {
                kinds.show(Optional.empty());
            } else {
                ShownRows rows = answer.get();
                background.run("Counting irregularities", cancelled -> KindCounts.of(rows, cancelled), this::showKinds);
            }
            if (all.takeGrown()) {
                ask();
            }
        });
        askSome();
    }

    private void showKinds(ShownRows counts) {
        showing = true;
        kinds.show(Optional.of(counts));
        for (int i = 0; kind.isPresent() && i < counts.rows().size(); i++) {
            if (counts.table().textAt(0, counts.rows().row(i)).equals(kind.get())) {
                kinds.reveal(i);
            }
        }
        showing = false;
    }

    private void askSome() {
        String filter = kind.map(k -> FilterText.equal("what", k)).orElse("");
        String both = context.filter().isEmpty() ? filter
                : filter.isEmpty() ? context.filter() : "(" + context.filter() + ") and " + filter;
        some.ask(new TableQuery.Question(both, table.sort()), answer -> {
            table.emptyText(context.filter().isEmpty() ? LOOK.empty()
                    : "No irregularities belong to the sessions that the filter leaves.");
            if (answer.isPresent() && table.shown().isPresent()) {
                table.update(answer.get());
            } else {
                table.show(answer);
            }
        });
    }

    private void kindSelected(RowChoice choice) {
        if (showing) {
            return;
        }
        // The counts are in memory, so this does not read the disk.
        kind = choice.count() == 0 ? Optional.empty()
                : Optional.of(choice.shown().table().textAt(0, choice.shown().rows().row(choice.lead())));
        table.reading();
        askSome();
    }

    private void selected(RowChoice choice) {
        if (choice.count() == 0 || choice.lead() < 0) {
            return;
        }
        Table rows = choice.shown().table();
        int row = choice.shown().rows().row(choice.lead());
        background.run("Reading the irregularity", cancelled -> rows.isNull(SESSION, row) ? 0L
                : rows.longAt(SESSION, row),
                session -> {
                    if (session != 0) {
                        context.select(session);
                    }
                    context.event(new EventChoice(session, rows, row));
                    background.run("Reading where it is", cancelled -> PacketChoice.of(rows, row),
                            packet -> packet.ifPresent(found -> context.packet(found, false)));
                });
    }

    @Override
    public DataTable dataTable() {
        return table;
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }
}
