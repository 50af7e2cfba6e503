package org.netrospect.workbench.detail;

import java.util.List;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;

/**
 * A column made of what events have among their details.
 *
 * @param members of the details, the first that is there counts; {@code read.bytes} for events of the kind {@code read}
 */
public record DetailColumn(Column column, List<String> members) {
    public DetailColumn {
        members = List.copyOf(members);
    }

    /** @param members separated by blanks */
    public static DetailColumn of(String name, ColumnType type, String title, String description, String members) {
        return new DetailColumn(new Column(name, type, title, description), List.of(members.split(" ")));
    }
}
