package org.netrospect.store.tables;

import java.util.Optional;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.TextPrefix;
import org.netrospect.store.columns.ColumnReader;

/** One column of a {@link ViewTable}; what it does not override it does not have. Any thread. */
interface ColumnView {
    boolean isNull(int row);

    default long longAt(int row) {
        throw new IllegalArgumentException("no number in this column");
    }

    default double doubleAt(int row) {
        return longAt(row);
    }

    default String textAt(int row) {
        throw new IllegalArgumentException("no text in this column");
    }

    default long textKeyAt(int row) {
        return -1;
    }

    /** As {@link TextPrefix} writes it. */
    default long textPrefixAt(int row) {
        return TextPrefix.of(textAt(row), 0);
    }

    default int addressVersionAt(int row) {
        throw new IllegalArgumentException("no address in this column");
    }

    default long addressHighAt(int row) {
        throw new IllegalArgumentException("no address in this column");
    }

    default long addressLowAt(int row) {
        throw new IllegalArgumentException("no address in this column");
    }

    default Optional<IpAddress> addressAt(int row) {
        int version = addressVersionAt(row);
        return version == 0 ? Optional.empty()
                : Optional.of(new IpAddress(version, addressHighAt(row), addressLowAt(row)));
    }

    /** A column that is shown as it is stored. */
    static ColumnView stored(ColumnReader reader, ColumnType type) {
        return switch (type) {
            case TEXT, JSON -> new StoredText(reader);
            case ADDRESS -> new StoredAddress(reader);
            default -> new StoredNumber(reader);
        };
    }

    /** Numbers as they are stored. */
    record StoredNumber(ColumnReader reader) implements ColumnView {
        @Override
        public boolean isNull(int row) {
            return reader.isNull(row);
        }

        @Override
        public long longAt(int row) {
            return reader.longAt(row);
        }
    }

    /** Texts as they are stored. */
    record StoredText(ColumnReader reader) implements ColumnView {
        @Override
        public boolean isNull(int row) {
            return reader.isNull(row);
        }

        @Override
        public String textAt(int row) {
            return reader.textAt(row);
        }

        @Override
        public long textKeyAt(int row) {
            return reader.textKeyAt(row);
        }
    }

    /** Addresses as they are stored. */
    record StoredAddress(ColumnReader reader) implements ColumnView {
        @Override
        public boolean isNull(int row) {
            return reader.isNull(row);
        }

        @Override
        public int addressVersionAt(int row) {
            return reader.addressVersionAt(row);
        }

        @Override
        public long addressHighAt(int row) {
            return reader.addressHighAt(row);
        }

        @Override
        public long addressLowAt(int row) {
            return reader.addressLowAt(row);
        }
    }
}
