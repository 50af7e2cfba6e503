package org.netrospect.store.columns;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * An append-only table in a folder: {@code <column>.col} a column, and a heap. How many rows count is said from
 * outside ({@link Size}), in the same transaction as everything that belongs to them; what lies behind in the files
 * does not exist. Any thread.
 */
public final class ColumnTable {
    private final Path folder;
    private final List<StoredColumn> columns;
    private final List<ColumnReader> readers = new ArrayList<>();
    private volatile Size size;

    /**
     * How much of the files counts.
     *
     * @param heap bytes of the heap file
     */
    public record Size(int rows, long heap) {
        public static final Size NONE = new Size(0, 0);
    }

    /** The table whose files are in {@code folder}; they need not be there while it has no rows. */
    public ColumnTable(Path folder, List<StoredColumn> columns, Size size) {
        this.folder = folder;
        this.columns = List.copyOf(columns);
        this.size = size;
        Heap heap = new Heap(heapFile());
        for (StoredColumn column : columns) {
            readers.add(new ColumnReader(file(column), column.storage(), heap));
        }
    }

    List<StoredColumn> columns() {
        return columns;
    }

    Path file(StoredColumn column) {
        return folder.resolve(column.name() + ".col");
    }

    Path heapFile() {
        return folder.resolve("heap");
    }

    /** Rows that are visible, with the heap they need. */
    public Size size() {
        return size;
    }

    /** Makes rows visible, or takes them back; the files must hold them. */
    public void size(Size now) {
        size = now;
    }

    /** The column at an index of the list this table was made with. */
    public ColumnReader column(int index) {
        return readers.get(index);
    }

    /**
     * Cuts the files to what counts. Only when a case is opened, before anything is read.
     *
     * @return whether anything was there to be cut
     * @throws IOException also if a file is shorter than what counts: the case is damaged
     */
    public boolean cut() throws IOException {
        boolean cut = cut(heapFile(), size.heap());
        for (StoredColumn column : columns) {
            cut |= cut(file(column), (long) size.rows() * column.storage().width);
        }
        return cut;
    }

    /** Cuts one file to a length; see {@link #cut()}. */
    public static boolean cut(Path file, long length) throws IOException {
        if (!Files.exists(file)) {
            if (length > 0) {
                throw new IOException("The file " + file + " is missing; it should have " + length + " bytes.");
            }
            return false;
        }
        long now = Files.size(file);
        if (now < length) {
            throw new IOException("The file " + file + " has " + now + " bytes and should have " + length + ".");
        }
        if (now == length) {
            return false;
        }
        if (!Files.isWritable(file)) {
            // what is behind the length is not read
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
        return true;
    }

    /** Begins to append behind the visible rows. */
    public ColumnTableWriter append() throws IOException {
        Files.createDirectories(folder);
        return new ColumnTableWriter(this);
    }
}
