package org.netrospect.core.filter;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.netrospect.core.filter.Condition.All;
import org.netrospect.core.filter.Condition.Any;
import org.netrospect.core.filter.Condition.Not;
import org.netrospect.core.filter.Condition.Test;
import org.netrospect.core.table.RowPredicate;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSource;

/** Makes predicates over the rows of one snapshot from conditions. */
final class Binder {
    private final Table rows;
    private final TableSource source;
    private final BooleanSupplier cancelled;

    Binder(Table rows, TableSource source, BooleanSupplier cancelled) {
        this.rows = rows;
        this.source = source;
        this.cancelled = cancelled;
    }

    RowPredicate predicate(Condition condition) {
        return switch (condition) {
            case All all -> all(all.parts());
            case Any any -> {
                RowPredicate none = all(any.parts().stream().<Condition>map(Not::new).toList());
                yield row -> !none.test(row);
            }
            case Not not -> {
                RowPredicate part = predicate(not.part());
                yield row -> !part.test(row);
            }
            case Test test -> test.field().link().isPresent() ? linked(test, test.field().link().get())
                    : cells(test, rows);
        };
    }

    private RowPredicate all(List<Condition> parts) {
        if (parts.size() == 1) {
            return predicate(parts.getFirst());
        }
        RowPredicate[] each = parts.stream().map(this::predicate).toArray(RowPredicate[]::new);
        if (each.length == 2) {
            RowPredicate first = each[0];
            RowPredicate second = each[1];
            return row -> first.test(row) && second.test(row);
        }
        return row -> {
            for (RowPredicate one : each) {
                if (!one.test(row)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Finds the rows of the other table first, then asks each row whether it belongs to one of them. */
    private RowPredicate linked(Test test, Field.Link link) {
        Optional<Table> other = source.table(test.field().table().name());
        if (other.isEmpty()) {
            return row -> false;
        }
        Table table = other.get();
        RowSelection found = RowSelection.select(table, Optional.of(cells(test, table)), Optional.empty(), cancelled);
        NumberSet belonging = new NumberSet();
        for (int i = 0; i < found.size(); i++) {
            int row = found.row(i);
            if (!table.isNull(link.other(), row)) {
                belonging.add(table.longAt(link.other(), row));
            }
        }
        int own = link.own();
        return row -> belonging.contains(rows.longAt(own, row)) && !rows.isNull(own, row);
    }

    private static RowPredicate cells(Test test, Table table) {
        RowPredicate match;
        List<Integer> columns = test.field().columns();
        if (columns.isEmpty()) {
            match = row -> true;
        } else if (test.field().span()) {
            match = Cells.span(table, columns.getFirst(), columns.getLast(), test.match());
        } else {
            match = Cells.match(table, columns.getFirst(), test.match());
            for (int i = 1; i < columns.size(); i++) {
                RowPredicate before = match;
                RowPredicate next = Cells.match(table, columns.get(i), test.match());
                match = row -> before.test(row) || next.test(row);
            }
        }
        if (test.operator() != Operator.UNEQUAL) {
            return match;
        }
        RowPredicate equal = match;
        return row -> !equal.test(row);
    }
}
