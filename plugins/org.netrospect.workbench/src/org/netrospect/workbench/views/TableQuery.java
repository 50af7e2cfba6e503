package org.netrospect.workbench.views;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.filter.Filter;
import org.netrospect.core.filter.FilterContext;
import org.netrospect.core.filter.FilterParser;
import org.netrospect.core.filter.FilterSyntaxException;
import org.netrospect.core.table.RowPredicate;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Sort;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ShownRows;
import org.netrospect.workbench.model.Work;

/**
 * Asks in the background for the rows of a table that the filter leaves. A new question supersedes the one that runs;
 * that tables have grown does not, so that rows arrive however fast they grow. User-interface thread only.
 */
public final class TableQuery {
    private final CaseContext context;
    private final Background background;
    private final String table;
    private final UnaryOperator<Table> over;
    private boolean running;
    private boolean grown;
    private int asked;

    /**
     * What is asked.
     *
     * @param filter gives the filter; asked of the case in the background
     */
    public record Question(Function<CaseStore, String> filter, Optional<Sort> sort) {
        public Question(String filter, Optional<Sort> sort) {
            this(store -> filter, sort);
        }
    }

    public TableQuery(CaseContext context, Background background, String table) {
        this(context, background, table, rows -> rows);
    }

    /** @param over makes the table that is shown, with the same rows and columns and more columns behind */
    TableQuery(CaseContext context, Background background, String table, UnaryOperator<Table> over) {
        this.context = context;
        this.background = background;
        this.table = table;
        this.over = over;
    }

    /** Asks; the answer is empty if the case has no such table or the filter does not fit it. */
    public void ask(Question question, Consumer<Optional<ShownRows>> show) {
        Optional<CaseStore> store = context.store();
        asked++;
        if (store.isEmpty()) {
            background.cancel();
            running = false;
            show.accept(Optional.empty());
            return;
        }
        running = true;
        grown = false;
        int number = asked;
        FilterContext filters = context.filterContext(table);
        Work<Optional<ShownRows>> work = cancelled -> {
            Optional<Table> rows = rows(store.get()).map(over);
            if (rows.isEmpty()) {
                return Optional.empty();
            }
            Filter filter;
            try {
                filter = FilterParser.parse(question.filter().apply(store.get()), filters);
            } catch (FilterSyntaxException e) {
                return Optional.empty();
            }
            Optional<RowPredicate> predicate = filter.predicate(rows.get(), store.get(), cancelled);
            return Optional.of(new ShownRows(rows.get(),
                    RowSelection.select(rows.get(), predicate, question.sort(), cancelled)));
        };
        background.run("Filtering " + table, work, answer -> {
            if (number == asked) {
                running = false;
                show.accept(answer);
            }
        });
    }

    /** Of sessions also those that an import has not seen the end of. */
    private Optional<Table> rows(CaseStore store) {
        return table.equals(Tables.SESSIONS.name()) ? Optional.of(store.sessionsSoFar()) : store.table(table);
    }

    /** True if a question is on its way, which is then to be asked again: see {@link #takeGrown}. */
    public boolean markGrown() {
        grown = running;
        return running;
    }

    /** Whether tables have grown while the question was answered; told once. */
    public boolean takeGrown() {
        boolean was = grown;
        grown = false;
        return was;
    }
}
