package org.netrospect.store.columns;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.netrospect.store.columns.ColumnTable.Size;

/**
 * Appends rows to a {@link ColumnTable}: every column once, then {@link #endRow}. After an IOException only
 * {@link #close} is allowed. One thread.
 */
public final class ColumnTableWriter implements Closeable {
    private static final int BUFFER = 1 << 15;

    private final Storage[] storage;
    private final AppendFile[] files;
    private final HeapWriter heap;
    private int rows;
    private int set;

    ColumnTableWriter(ColumnTable table) throws IOException {
        List<StoredColumn> columns = table.columns();
        Size size = table.size();
        rows = size.rows();
        storage = new Storage[columns.size()];
        files = new AppendFile[columns.size()];
        heap = new HeapWriter(table.heapFile(), size.heap());
        try {
            for (int i = 0; i < files.length; i++) {
                storage[i] = columns.get(i).storage();
                Path file = table.file(columns.get(i));
                files[i] = new AppendFile(file, (long) rows * storage[i].width, BUFFER);
            }
        } catch (IOException e) {
            closeAll(e);
            throw e;
        }
    }

    /** A number, as far as the column's width holds it; a larger one is stored as the largest. */
    public void number(int column, long value) throws IOException {
        set++;
        ByteBuffer room = files[column].room(8);
        switch (storage[column]) {
            case BYTE -> room.put((byte) Math.clamp(value, Byte.MIN_VALUE + 1, Byte.MAX_VALUE));
            case SHORT -> room.putShort((short) Math.clamp(value, Short.MIN_VALUE + 1, Short.MAX_VALUE));
            case INT -> room.putInt(Math.clamp(value, Integer.MIN_VALUE + 1, Integer.MAX_VALUE));
            case LONG -> room.putLong(value);
            case COUNT -> room.putInt(
                    value >= 0 && value <= Integer.MAX_VALUE ? (int) value : heap.number(value) | Integer.MIN_VALUE);
            case TEXT, ADDRESS -> throw new IllegalArgumentException("a number in column " + column);
        }
    }

    /** A decimal number, NaN for one that is none. */
    public void decimal(int column, double value) throws IOException {
        // no negative zero
        number(column, Double.doubleToRawLongBits(value + 0.0));
    }

    /** No value. */
    public void nothing(int column) throws IOException {
        set++;
        ByteBuffer room = files[column].room(8);
        switch (storage[column]) {
            case BYTE -> room.put(Byte.MIN_VALUE);
            case SHORT -> room.putShort(Short.MIN_VALUE);
            case INT, COUNT -> room.putInt(Integer.MIN_VALUE);
            case LONG -> room.putLong(Long.MIN_VALUE);
            case TEXT -> room.putInt(0);
            case ADDRESS -> room.putLong(0);
        }
    }

    /**
     * A text; an empty one is no value.
     *
     * @return its place, for {@link #textAgain}
     */
    public int text(int column, String text) throws IOException {
        int place = heap.text(text);
        textAgain(column, place);
        return place;
    }

    /** A text that stands in the heap already. */
    public void textAgain(int column, int place) throws IOException {
        if (storage[column] != Storage.TEXT) {
            throw new IllegalArgumentException("a text in column " + column);
        }
        set++;
        files[column].room(4).putInt(place);
    }

    /** An address; version 0 for none. */
    public void address(int column, int version, long high, long low) throws IOException {
        if (storage[column] != Storage.ADDRESS) {
            throw new IllegalArgumentException("an address in column " + column);
        }
        set++;
        long value = switch (version) {
            case 0 -> 0;
            case 4 -> ColumnReader.IPV4 | low & 0xffff_ffffL;
            default -> heap.address(high, low) | Long.MIN_VALUE;
        };
        files[column].room(8).putLong(value);
    }

    /** Ends a row. */
    public void endRow() {
        if (set != files.length) {
            throw new IllegalStateException(set + " of " + files.length + " columns have a value");
        }
        set = 0;
        rows = Math.incrementExact(rows);
    }

    public int rows() {
        return rows;
    }

    /** Hands all rows to the operating system. @return what may be made visible now */
    public Size flush() throws IOException {
        heap.file().flush();
        for (AppendFile file : files) {
            file.flush();
        }
        return new Size(rows, heap.file().length());
    }

    /** For {@link AppendFile#force}. */
    public Stream<AppendFile> files() {
        return Stream.concat(Stream.of(heap.file()), Arrays.stream(files));
    }

    /** Closes the files; rows that were not flushed are lost. */
    @Override
    public void close() throws IOException {
        IOException failure = new IOException("The files of a table could not be closed.");
        closeAll(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private void closeAll(IOException failure) {
        close(heap, failure);
        for (AppendFile file : files) {
            if (file != null) {
                close(file, failure);
            }
        }
    }

    private static void close(Closeable file, IOException failure) {
        try {
            file.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
