package org.netrospect.store.hashset;

import java.util.List;
import java.util.Optional;
import org.netrospect.core.cases.HashSets.Kind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;

/** The table {@code files} with its column {@code known}. */
public final class KnownTable implements Table {
    private static final int KNOWN = Tables.FILES.index("known");
    private static final List<Integer> DIGESTS = List.of(Tables.FILES.index("sha256"), Tables.FILES.index("sha1"),
            Tables.FILES.index("md5"));

    private final Table files;
    private final KnownFiles.Lookup lookup;

    private KnownTable(Table files, KnownFiles.Lookup lookup) {
        this.files = files;
        this.lookup = lookup;
    }

    /** Any other table as it is. */
    public static Table of(Table table, KnownFiles known) {
        if (table.schema() != Tables.FILES) {
            return table;
        }
        KnownFiles.Lookup lookup = known.lookup();
        return lookup.empty() ? table : new KnownTable(table, lookup);
    }

    private Optional<Kind> known(int row) {
        return files.isNull(DIGESTS.getFirst(), row) ? Optional.empty()
                : lookup.kind(DIGESTS.stream().map(column -> files.textAt(column, row)).toList());
    }

    @Override
    public TableSchema schema() {
        return files.schema();
    }

    @Override
    public int rows() {
        return files.rows();
    }

    @Override
    public boolean isNull(int column, int row) {
        return column == KNOWN ? known(row).isEmpty() : files.isNull(column, row);
    }

    @Override
    public long longAt(int column, int row) {
        return files.longAt(column, row);
    }

    @Override
    public double doubleAt(int column, int row) {
        return files.doubleAt(column, row);
    }

    @Override
    public String textAt(int column, int row) {
        return column == KNOWN ? known(row).map(Kind::word).orElse("") : files.textAt(column, row);
    }

    @Override
    public Optional<IpAddress> addressAt(int column, int row) {
        return files.addressAt(column, row);
    }

    @Override
    public int addressVersionAt(int column, int row) {
        return files.addressVersionAt(column, row);
    }

    @Override
    public long addressHighAt(int column, int row) {
        return files.addressHighAt(column, row);
    }

    @Override
    public long addressLowAt(int column, int row) {
        return files.addressLowAt(column, row);
    }

    @Override
    public long textKeyAt(int column, int row) {
        return column == KNOWN ? known(row).map(kind -> (long) kind.ordinal() + 1).orElse(0L)
                : files.textKeyAt(column, row);
    }
}
