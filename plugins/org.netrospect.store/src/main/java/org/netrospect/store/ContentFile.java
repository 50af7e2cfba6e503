package org.netrospect.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.netrospect.core.file.FileContent;
import org.netrospect.store.columns.AppendFile;
import org.netrospect.store.columns.ColumnTable;
import org.netrospect.store.tables.StoredFiles;

/**
 * The contents of recovered files, each different one once, one behind the other in a single file: many small files
 * would cost more time than their bytes (and names that the traffic chose never touch the disk). Any thread.
 */
final class ContentFile {
    private static final int BUFFER = 1 << 18;

    private final Path path;
    private final StoredFiles files;
    private volatile long length;

    /** @param table the table {@code files} */
    ContentFile(Path path, ColumnTable table, long length) {
        this.path = path;
        this.length = length;
        files = new StoredFiles(table);
    }

    Path path() {
        return path;
    }

    long length() {
        return length;
    }

    void length(long now) {
        length = now;
    }

    /** The content of a file by its number. */
    Optional<FileContent> content(long file) {
        return files.place(file).map(place -> new Piece(path, place.position(), place.length()));
    }

    /** A piece of the file of contents; opened for each read. */
    private record Piece(Path path, long position, long length) implements FileContent {
        @Override
        public int read(long at, byte[] into, int offset, int count) throws IOException {
            if (at >= length) {
                return 0;
            }
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                return Math.max(0, channel.read(
                        ByteBuffer.wrap(into, offset, (int) Math.min(count, length - at)), position + at));
            }
        }
    }

    Writer append() {
        return new Writer();
    }

    /** Adds contents. One thread. */
    final class Writer implements Closeable {
        private Optional<AppendFile> out = Optional.empty();
        private final Map<Key, Long> places = new HashMap<>();
        private final byte[] buffer = new byte[BUFFER];

        /** Where a content is, written now if it was not there. */
        long place(String sha256, FileContent content) throws IOException {
            Key key = Key.of(sha256);
            if (out.isEmpty()) {
                out = Optional.of(new AppendFile(path, length, BUFFER));
                files.each((known, place) -> places.put(Key.of(known), place));
            }
            Long known = places.get(key);
            if (known != null) {
                return known;
            }
            long place = out.get().length();
            for (long at = 0; at < content.length();) {
                int n = content.read(at, buffer, 0, buffer.length);
                if (n <= 0) {
                    throw new IOException("The content of a file could not be read to its end.");
                }
                out.get().write(buffer, n);
                at += n;
            }
            places.put(key, place);
            return place;
        }

        /** Hands all to the operating system. @return how much there is */
        long flush() throws IOException {
            if (out.isPresent()) {
                out.get().flush();
                return out.get().length();
            }
            return length;
        }

        Stream<AppendFile> files() {
            return out.stream();
        }

        @Override
        public void close() throws IOException {
            if (out.isPresent()) {
                out.get().close();
            }
        }
    }

    /** A SHA-256 in little memory. */
    private record Key(long a, long b, long c, long d) {
        static Key of(String sha256) {
            return new Key(part(sha256, 0), part(sha256, 16), part(sha256, 32), part(sha256, 48));
        }

        private static long part(String sha256, int from) {
            return Long.parseUnsignedLong(sha256, from, from + 16, 16);
        }
    }
}
