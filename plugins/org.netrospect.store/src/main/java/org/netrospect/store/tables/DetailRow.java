package org.netrospect.store.tables;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.Json;
import org.netrospect.core.table.TableSchema;

/** The details of one row after the other, by the columns of a table that bear their names. One thread. */
final class DetailRow {
    private final Map<String, Integer> columns = new HashMap<>();
    /** By column the number of its detail, from 1; 0 for none. */
    private final int[] found;
    private Details details = new Details();
    private boolean[] beside = new boolean[16];

    DetailRow(TableSchema schema) {
        for (int i = 0; i < schema.columns().size(); i++) {
            columns.put(schema.column(i).name(), i);
        }
        found = new int[schema.columns().size()];
    }

    /** Goes on to the next row. */
    void row(Details next) {
        details = next;
        Arrays.fill(found, 0);
        if (beside.length < next.size()) {
            beside = new boolean[next.size()];
        }
        for (int i = 0; i < next.size(); i++) {
            int column = columns.getOrDefault(next.name(i), -1);
            beside[i] = column < 0;
            if (column >= 0) {
                found[column] = i + 1;
            }
        }
    }

    /** Whether there is a detail of the column's name. */
    boolean has(int column) {
        return found[column] > 0;
    }

    /** The detail of the column's name, which there must be. */
    Object value(int column) {
        return details.value(found[column] - 1);
    }

    /** Details that are no column: members of a JSON object, without its braces. What is secret is left out. */
    String beside() {
        Json json = new Json();
        for (int i = 0; i < details.size(); i++) {
            if (beside[i] && !details.name(i).equals("secret")) {
                json.member(details.name(i), details.value(i));
            }
        }
        return json.members();
    }
}
