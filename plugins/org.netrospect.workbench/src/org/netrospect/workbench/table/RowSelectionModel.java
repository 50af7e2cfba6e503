package org.netrospect.workbench.table;

import java.util.BitSet;
import java.util.function.BooleanSupplier;
import java.util.concurrent.CancellationException;
import org.netrospect.workbench.model.ShownRows;

/** Selected positions, where the selection began, and where the keyboard is. */
final class RowSelectionModel {
    private Ranges positions = new Ranges();
    private int anchor = -1;
    private int lead = -1;

    /** A selection moved to the positions that its rows have in other rows shown. */
    record Moved(Ranges positions, int lead) {
    }

    int lead() {
        return lead;
    }

    boolean contains(int position) {
        return positions.contains(position);
    }

    Ranges positions() {
        return positions.copy();
    }

    int count() {
        return positions.count();
    }

    void clear() {
        positions.clear();
        anchor = -1;
        lead = -1;
    }

    void only(int position) {
        positions.clear();
        positions.add(position, position + 1);
        anchor = position;
        lead = position;
    }

    /** Everything from where the selection began. */
    void extend(int position) {
        int from = anchor < 0 ? position : anchor;
        positions.clear();
        positions.add(Math.min(from, position), Math.max(from, position) + 1);
        anchor = from;
        lead = position;
    }

    void toggle(int position) {
        if (positions.contains(position)) {
            positions.remove(position, position + 1);
        } else {
            positions.add(position, position + 1);
        }
        anchor = position;
        lead = position;
    }

    void all(int rows) {
        positions.clear();
        positions.add(0, rows);
        anchor = 0;
        lead = lead < 0 && rows > 0 ? 0 : lead;
    }

    void moved(Moved to) {
        positions = to.positions;
        lead = to.lead;
        anchor = to.lead;
    }

    /** Where the same rows of the table are now. One pass over all positions; not for the user-interface thread. */
    static Moved move(RowChoice choice, ShownRows to, BooleanSupplier cancelled) {
        BitSet rows = new BitSet();
        for (int row : choice.rows()) {
            rows.set(row);
        }
        int leadRow = choice.lead() < 0 ? -1 : choice.shown().rows().row(choice.lead());
        Ranges positions = new Ranges();
        int lead = -1;
        int begin = -1;
        int size = to.rows().size();
        for (int position = 0; position < size; position++) {
            if ((position & 0xffff) == 0 && cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            int row = to.rows().row(position);
            lead = row == leadRow ? position : lead;
            if (rows.get(row) && begin < 0) {
                begin = position;
            } else if (!rows.get(row) && begin >= 0) {
                positions.add(begin, position);
                begin = -1;
            }
        }
        if (begin >= 0) {
            positions.add(begin, size);
        }
        return new Moved(positions, lead);
    }
}
