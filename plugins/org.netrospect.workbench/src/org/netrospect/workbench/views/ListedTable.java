package org.netrospect.workbench.views;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.eclipse.swt.widgets.Composite;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Sort;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.ShownRows;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.table.TableLook;

/** A table of what is collected from a case whenever its data change. User-interface thread. */
public final class ListedTable {
    private final CaseContext context;
    private final DataTable table;
    private final Background background;
    private final Source source;
    private boolean stale;

    /** Collects the rows, off the user-interface thread. */
    @FunctionalInterface
    public interface Source {
        MemoryTable rows(CaseStore store, BooleanSupplier cancelled) throws Exception;
    }

    public ListedTable(Composite parent, CaseContext context, TableLook look, Source source) {
        this.context = context;
        this.source = source;
        table = new DataTable(parent, context, look);
        background = context.background(table);
        table.onSort(sort -> refresh());
        context.addListener(table, new ContextListener() {
            @Override
            public void caseChanged() {
                table.reading();
                changed();
            }

            @Override
            public void dataChanged() {
                changed();
            }
        });
        table.addPaintListener(e -> {
            if (stale) {
                refresh();
            }
        });
        table.reading();
        changed();
    }

    /** Rows are collected only while they are looked at: during an import data change four times a second. */
    private void changed() {
        stale = true;
        if (table.isVisible()) {
            refresh();
        }
    }

    public DataTable table() {
        return table;
    }

    /** Collects the rows again. */
    public void refresh() {
        stale = false;
        Optional<CaseStore> store = context.store();
        if (store.isEmpty()) {
            table.show(Optional.empty());
            return;
        }
        Optional<Sort> sort = table.sort();
        background.run("Collecting the rows", cancelled -> {
            MemoryTable rows = source.rows(store.get(), cancelled);
            return new ShownRows(rows, sort.isPresent() ? RowSelection.select(rows, Optional.empty(), sort, cancelled)
                    : RowSelection.of(IntStream.range(0, rows.rows()).toArray()));
        }, shown -> {
            if (table.shown().isPresent()) {
                table.update(shown);
            } else {
                table.show(Optional.of(shown));
            }
        });
    }
}
