package org.netrospect.core.table;

import java.util.OptionalInt;

/** A table whose secrets (the column {@code secret}) cannot be read. */
public final class MaskedTable extends TableOver {
    private static final String MASK = "********";

    private final int secret;

    private MaskedTable(Table table, int secret) {
        super(table);
        this.secret = secret;
    }

    /** The table itself if it has no secrets. */
    public static Table of(Table table) {
        OptionalInt secret = table.schema().find("secret");
        return secret.isEmpty() ? table : new MaskedTable(table, secret.getAsInt());
    }

    @Override
    public String textAt(int column, int row) {
        return column != secret ? super.textAt(column, row) : isNull(column, row) ? "" : MASK;
    }

    @Override
    public long textKeyAt(int column, int row) {
        return column == secret ? -1 : super.textKeyAt(column, row);
    }

    @Override
    public long textPrefixAt(int column, int row) {
        return column == secret ? TextPrefix.of(textAt(column, row), 0) : super.textPrefixAt(column, row);
    }
}
