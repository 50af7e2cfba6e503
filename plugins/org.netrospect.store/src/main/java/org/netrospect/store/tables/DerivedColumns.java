package org.netrospect.store.tables;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/** Columns that are computed when they are read. */
final class DerivedColumns {
    /** Has no value in any row: what fills it is not there yet. */
    record Nothing() implements ColumnView {
        @Override
        public boolean isNull(int row) {
            return true;
        }

        @Override
        public long longAt(int row) {
            return 0;
        }

        @Override
        public double doubleAt(int row) {
            return 0;
        }

        @Override
        public String textAt(int row) {
            return "";
        }

        @Override
        public long textKeyAt(int row) {
            return 0;
        }

        @Override
        public int addressVersionAt(int row) {
            return 0;
        }
    }

    record Number(IntPredicate none, IntToLongFunction value) implements ColumnView {
        @Override
        public boolean isNull(int row) {
            return none.test(row);
        }

        @Override
        public long longAt(int row) {
            return none.test(row) ? 0 : value.applyAsLong(row);
        }
    }

    record Ratio(IntPredicate none, IntToDoubleFunction value) implements ColumnView {
        @Override
        public boolean isNull(int row) {
            return none.test(row);
        }

        @Override
        public long longAt(int row) {
            return (long) doubleAt(row);
        }

        @Override
        public double doubleAt(int row) {
            return none.test(row) ? 0 : value.applyAsDouble(row);
        }
    }

    /** A text that every row has. @param key the number the text is made from, or -1 */
    record Text(IntToLongFunction key, IntFunction<String> text) implements ColumnView {
        @Override
        public boolean isNull(int row) {
            return text.apply(row).isEmpty();
        }

        @Override
        public String textAt(int row) {
            return text.apply(row);
        }

        @Override
        public long textKeyAt(int row) {
            return key.applyAsLong(row);
        }
    }

    private DerivedColumns() {
    }
}
